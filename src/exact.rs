//! Exact: logarithms, exponentials and powers that are the same to the last bit on every machine.
//!
//! The standard library asks the system for these, and systems differ in the last bit; so would reports
//! wherever such a value meets a bar. Roots, sums and products are exact everywhere.

/// The natural logarithm.
pub(crate) fn ln(value: f64) -> f64 {
    libm::log(value)
}

/// The natural logarithm of a short number.
pub(crate) fn ln_f32(value: f32) -> f32 {
    libm::logf(value)
}

/// The logistic function: the chance that log odds stand for.
pub(crate) fn chance(odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-odds))
}

/// A power, by squaring.
pub(crate) fn power(mut base: f64, mut exponent: usize) -> f64 {
    let mut power = 1.0;
    while exponent > 0 {
        if exponent % 2 == 1 {
            power *= base;
        }
        base *= base;
        exponent /= 2;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_these_bits_on_every_machine() {
        let bits =
            |values: &[f64]| -> Vec<u64> { values.iter().map(|one| one.to_bits()).collect() };
        assert_eq!(
            bits(&[0.1, 0.7, 2.0, 40.0, 1e9].map(ln)),
            [
                0xc0026bb1bbb55515,
                0xbfd6d3c324e13f50,
                0x3fe62e42fefa39ef,
                0x400d82d33b32720d,
                0x4034b927f32bffb8,
            ]
        );
        assert_eq!(
            [0.1, 0.7, 2.0, 3.0, 40.0].map(|value| ln_f32(value).to_bits()),
            [0xc0135d8e, 0xbeb69e1a, 0x3f317218, 0x3f8c9f54, 0x406c169a]
        );
        assert_eq!(
            bits(&[-30.0, -2.5, -0.1, 0.7, 4.0].map(chance)),
            [
                0x3d3a56e0c2ac7cbf,
                0x3fb36b7112534847,
                0x3fde66bdb1aca090,
                0x3fe561cb52a19476,
                0x3fef6ca82f0de1ea,
            ]
        );
        assert_eq!(
            bits(&[
                power(0.8, 3),
                power(0.8, 20),
                power(0.99, 127),
                power(1.5, 0)
            ]),
            [
                0x3fe0624dd2f1a9fd,
                0x3f879ca10c924232,
                0x3fd1dbd3592b8b0c,
                0x3ff0000000000000,
            ]
        );
    }

    #[test]
    fn they_are_what_they_are_called() {
        for value in [0.01, 0.3, 1.0, 2.5, 55.5] {
            assert!((ln(value) - value.ln()).abs() < 1e-14);
            assert!((ln_f32(value as f32) - (value as f32).ln()).abs() < 1e-6);
            assert!((chance(value.ln()) - value / (1.0 + value)).abs() < 1e-14);
            assert!((power(value, 7) / value.powi(7) - 1.0).abs() < 1e-14);
        }
        assert_eq!(chance(f64::INFINITY), 1.0);
        assert_eq!(chance(f64::NEG_INFINITY), 0.0);
    }
}
