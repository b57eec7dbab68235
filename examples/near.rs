use std::io::Write;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let mut s = copydesk::reuse::Settings::default();
    s.threshold = a[2].parse().unwrap();
    let t = std::time::Instant::now();
    let f = std::fs::File::open(&a[1]).unwrap();
    let ar = copydesk::archive::read(vec![f], Default::default(), &s, &|_| ()).unwrap();
    let t1 = t.elapsed();
    let found = copydesk::archive::find(
        &ar,
        &s,
        if a.len() > 4 {
            copydesk::archive::Search::Exact
        } else {
            copydesk::archive::Search::Sketches
        },
    )
    .unwrap();
    let t2 = t.elapsed();
    let mut o = std::io::BufWriter::new(std::fs::File::create(&a[3]).unwrap());
    for k in &found.matches {
        writeln!(
            o,
            "{}\t{}\t{:.5}",
            ar.id(k.left).unwrap(),
            ar.id(k.right).unwrap(),
            k.overlap.resemblance
        )
        .unwrap();
    }
    drop(o);
    let st = std::fs::read_to_string("/proc/self/status").unwrap();
    eprintln!(
        "read {t1:?} find {t2:?} cand {} matches {} recall {} {:?} bad {} {}",
        found.candidates,
        found.matches.len(),
        found.expected_recall,
        ar.banding(),
        ar.bad_lines().len(),
        st.lines().find(|l| l.starts_with("VmHWM")).unwrap()
    );
}
