//! Bodies: houses, offices and firms, which speak and are nobody.

/// Whether a name's last word makes it that of a house, an office or a firm.
pub(super) fn is_body(form: &str) -> bool {
    const BODIES: [&str; 36] = [
        "administration",
        "agency",
        "airlines",
        "army",
        "assembly",
        "association",
        "authority",
        "bank",
        "board",
        "bureau",
        "church",
        "commission",
        "committee",
        "company",
        "congress",
        "corporation",
        "council",
        "court",
        "department",
        "federation",
        "force",
        "foundation",
        "government",
        "group",
        "hospital",
        "house",
        "institute",
        "league",
        "ministry",
        "office",
        "parliament",
        "party",
        "police",
        "school",
        "union",
        "university",
    ];
    BODIES.contains(&form)
}
