//! Lines: what one line is, taken by itself.

use super::furniture::Line;
use super::openers::is_suspicious;
use super::phrases::{FORM_OPENINGS, FORM_PART_OPENINGS, FORM_PARTS};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A line of the article.
    Text,
    /// Boilerplate.
    Furniture,
    /// The heading of a comment form.
    FormOpening,
    /// A part of a comment form, if one is open.
    FormPart,
}

/// No boilerplate line is longer, in bytes.
const LONGEST: usize = 1200;

/// What the line is, taken by itself; `words` are the hashes of its words.
pub(super) fn kind(line: &str, words: &[u64]) -> Kind {
    if line.len() > LONGEST || !is_suspicious(line, words) {
        return Kind::Text;
    }
    let line = Line::of(line);
    let plain = line.compared.as_str();
    if FORM_OPENINGS.contains(&line.unmarked()) {
        Kind::FormOpening
    } else if line.is_furniture() {
        Kind::Furniture
    } else if FORM_PARTS.contains(&plain)
        || FORM_PART_OPENINGS
            .iter()
            .any(|opening| plain.starts_with(opening))
    {
        Kind::FormPart
    } else {
        Kind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Tokens;

    fn kind(line: &str) -> Kind {
        super::kind(line, Tokens::of(line, 0).hashes())
    }

    #[test]
    fn furniture_is_seen() {
        for line in [
            "Advertisement",
            "  ADVERTISEMENT  ",
            "Share this:",
            "• Tweet",
            "share on facebook",
            "RELATED: Biden’s Blunders At NATO summit Question Re-Election Bid",
            "**READ MORE:** How the bridge fell.",
            "Read also: Ten bridges",
            "SEE ALSO Ten bridges to see before they fall",
            "Related: What the inspectors saw in 2019 | The Post",
            "Sign up for our newsletter",
            "Sign up here to get the daily briefing in your inbox.",
            "Subscribe to our YouTube channel",
            "Follow us on Twitter @thepost",
            "Click here to read more stories.",
            "Get the biggest stories from Wexcombe straight to your inbox. By signing up you agree to our terms and conditions.",
            "Download the Post app for iPhone",
            "Support our journalism",
            "© 2026 The Post",
            "Copyright 2026 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
            "This material may not be published, broadcast, rewritten or redistributed",
            "The Post is published weekly. Write to desk@post.example. All rights reserved.",
            "The Associated Press contributed to this report.",
            "CNN's Jeremy Herb and Laura Jarrett contributed to this report.",
            "(Reporting by Ann Hale and Bo Reed; Editing by Cy Dunn)",
            "Additional reporting by Ann Hale in Harlan Mills",
            "Photo: Pablo Martinez Monsivais, AP",
            "Photo: Markus Schreiber/Getty Images",
            "Mark Wilson/Getty Images",
            "Saul Loeb | AFP | Getty Images",
            "(AP Photo/Evan Vucci)",
            "We use cookies to improve this page. Accept or reject them.",
            "CONNECT TWEET LINKEDIN 27 COMMENTEMAILMORE",
            "Updated: 9:20 AM, July 15, 2018",
            "Last updated 3 hours ago",
            "Your email address will not be published. Required fields are marked *",
            "Be the first to know when big news breaks",
            "TAKE OUR POLL - story continues below",
            "reCAPTCHA requires verification.",
            "This field is for validation purposes and should be left unchanged.",
        ] {
            assert_eq!(kind(line), Kind::Furniture, "{line}");
        }
    }

    #[test]
    fn sentences_that_mention_it_are_text() {
        for line in [
            "",
            "The bank will share on Facebook its results, he said.",
            "Advertisement revenue fell by a third last year.",
            "Share prices rose.",
            "Tweet storms no longer move the market",
            "Print runs were cut.",
            "Related: the two men are cousins, police said.",
            "Related industries lost 4,000 jobs",
            "Read more books, the minister told pupils",
            "See also the report of 2019, which found the same.",
            "Sign up for the army, the posters said.",
            "Sign up or lose your place: that was the message of the council's letter.",
            "Subscribe to the theory or not, the numbers are clear.",
            "Follow the money, prosecutors say.",
            "Click here, click there: the fraud took two minutes.",
            "Get the latest vaccine before October, doctors urge.",
            "“Follow us on Twitter,” the banner read.",
            "“Your email address will not be published,” the form promised her.",
            "We use cookies, the company told regulators.",
            "Copyright law has not kept up with the machines.",
            "The label on the box said all rights reserved.",
            "The flood contributed to this report being late.",
            "Reporting by the newspaper led to his arrest in 2019.",
            "Editing by committee has ruined better novels.",
            "Photo: evidence of a life well lived",
            "Photographs by Getty Images were used in the trial.",
            "Reuters/Ipsos polls put the race at 48 to 47.",
            "By Ann Hale, AP",
            "July 15, 2018",
            "Updated vaccines arrive on Monday",
            "Posted workers earn less",
            "Published in 1913, the novel sold badly.",
            "Name",
            "The comment section was closed.",
        ] {
            assert_ne!(kind(line), Kind::Furniture, "{line}");
        }
    }
}
