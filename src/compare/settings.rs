//! Settings of the bridge, with the reasons for their defaults.

/// How tellings are compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// The chance, 0 to 1, from which two sentences count as telling the same fact.
    pub min_confidence: f64,
}

impl Default for Settings {
    fn default() -> Self {
        // Where about four of five pairs were right in the stories it was fitted on, and as many found as can be.
        Self {
            min_confidence: 0.55,
        }
    }
}
