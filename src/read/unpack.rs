//! Unpacking: gzip and zstd, told by their first bytes, one layer of it, and never without end.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::error::Problem;

/// Bytes that may come out of a few.
const FREE: u64 = 16 << 20;

/// A compression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
}

/// The bytes of anything.
pub(super) type Input = Box<dyn Read + Send>;

impl Packing {
    /// How a file is compressed that begins with `head`.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, 8, ..] => Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstd),
            _ => None,
        }
    }

    /// What was compressed; more than `ratio` times the size of `packed` is an error.
    pub(super) fn unpack(self, packed: Input, ratio: u64) -> Input {
        let taken = Arc::new(AtomicU64::new(0));
        let packed = BufReader::new(Counted {
            input: packed,
            taken: Arc::clone(&taken),
        });
        let (kind, input): (_, Input) = match self {
            Self::Gzip => ("gzip", Box::new(MultiGzDecoder::new(packed))),
            Self::Zstd => ("zstd", Box::new(Frames::new(packed))),
        };
        Box::new(Guarded {
            input,
            kind,
            taken,
            given: 0,
            ratio,
        })
    }
}

/// Counts what is read through it.
struct Counted<R> {
    input: R,
    taken: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(room)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Refuses to give much more than was taken, and names damage for what it is.
struct Guarded {
    input: Input,
    kind: &'static str,
    taken: Arc<AtomicU64>,
    given: u64,
    ratio: u64,
}

impl Read for Guarded {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(room).map_err(|error| self.damage(&error))?;
        self.given += read as u64;
        let taken = self.taken.load(Ordering::Relaxed);
        if self.given > FREE && self.given > taken.saturating_mul(self.ratio) {
            return Err(Problem::Bomb(self.ratio).into());
        }
        Ok(read)
    }
}

impl Guarded {
    fn damage(&self, error: &io::Error) -> io::Error {
        let cut_short = error.kind() == io::ErrorKind::UnexpectedEof;
        let message = match error.to_string() {
            _ if cut_short => "it is cut short".to_owned(),
            message => message,
        };
        let kind = self.kind;
        Problem::Compressed { kind, message }.into()
    }
}

/// Zstd frames one after another, those that hold no data passed over.
struct Frames<R> {
    packed: R,
    decoder: FrameDecoder,
}

impl<R: BufRead> Frames<R> {
    fn new(packed: R) -> Self {
        let decoder = FrameDecoder::new();
        Self { packed, decoder }
    }

    /// Opens the next frame; says whether there is one.
    fn open(&mut self) -> io::Result<bool> {
        while !self.packed.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.packed) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let mut skipped = (&mut self.packed).take(length.into());
                    io::copy(&mut skipped, &mut io::sink())?;
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        while self.decoder.can_collect() == 0 {
            if self.decoder.is_finished() && !self.open()? {
                return Ok(0);
            }
            self.decoder
                .decode_blocks(&mut self.packed, BlockDecodingStrategy::UptoBlocks(1))
                .map_err(io::Error::other)?;
        }
        self.decoder.read(room)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    const RATIO: u64 = 400;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::default());
        packer.write_all(bytes).expect("packed");
        packer.finish().expect("packed")
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        compress_to_vec(bytes, CompressionLevel::Fastest)
    }

    fn unpack(packed: Vec<u8>) -> Result<Vec<u8>, Problem> {
        let packing = Packing::of(&packed).expect("packed data");
        let mut bytes = Vec::new();
        packing
            .unpack(Box::new(io::Cursor::new(packed)), RATIO)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    #[test]
    fn parts_packed_one_after_another_are_one_text() {
        for pack in [gzip, zstd] {
            let packed = [pack(b"The bridge "), pack(b""), pack(b"is shut.")].concat();
            assert_eq!(unpack(packed).as_deref(), Ok(&b"The bridge is shut."[..]));
        }
        let comment = b"\x50\x2a\x4d\x18\x03\0\0\0abc";
        let packed = [&zstd(b"one "), &comment[..], &zstd(b"two")].concat();
        assert_eq!(unpack(packed).as_deref(), Ok(&b"one two"[..]));
    }

    #[test]
    fn damage_is_named() {
        for (pack, kind) in [(gzip as fn(&[u8]) -> Vec<u8>, "gzip"), (zstd, "zstd")] {
            let mut packed = pack("The bridge is shut. ".repeat(50).as_bytes());
            packed.truncate(packed.len() - 9);
            let error = unpack(packed).expect_err("an error").to_string();
            assert!(
                error.starts_with(&format!("damaged {kind} data")),
                "{error}"
            );
        }
    }

    #[test]
    fn a_bomb_is_refused_long_before_its_end() {
        let nothing = vec![b' '; 1 << 20];
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        for _ in 0..64 {
            packer.write_all(&nothing).expect("packed");
        }
        let bomb = packer.finish().expect("packed");
        assert_eq!(unpack(bomb), Err(Problem::Bomb(RATIO)));
    }
}
