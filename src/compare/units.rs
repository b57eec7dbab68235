//! Units: what is measured, and how many of the base unit one is.

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Things or people counted; no unit.
    Count,
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Kilograms.
    Mass,
    /// Litres.
    Volume,
    /// Seconds.
    Time,
    /// Metres a second.
    Speed,
    /// Degrees Celsius.
    Temperature,
    /// How strong an earthquake is.
    Magnitude,
    /// Years lived.
    Age,
    /// Hundredths.
    Percent,
    /// Hundredths by which a share differs from another.
    Points,
    /// Dollars, pounds, euros: each currency is apart, for rates change daily.
    Money(Currency),
}

impl Dimension {
    /// Whether its amounts are told exactly: measures are rounded, counts and money are not.
    pub(super) fn is_exact(self) -> bool {
        use Dimension::*;
        matches!(self, Count | Magnitude | Age | Percent | Points | Money(_))
    }
}

/// A currency that news names by a sign or a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Currency {
    /// $
    Dollar,
    /// £
    Pound,
    /// €
    Euro,
    /// ¥
    Yen,
    /// ₽
    Rouble,
    /// Kroner, kronor and crowns, of whatever country: kr
    Krone,
    /// Fr
    Franc,
    /// ₹
    Rupee,
    /// CN¥
    Yuan,
}

/// The unit that a word names: its dimension and how many of the base unit it is.
pub(super) fn unit(word: &str) -> Option<(Dimension, f64)> {
    use Dimension::*;
    Some(match word {
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => (Length, 1000.0),
        "mile" | "miles" | "mi" => (Length, 1609.344),
        "metre" | "metres" | "meter" | "meters" | "m" => (Length, 1.0),
        "cm" | "centimetre" | "centimetres" | "centimeter" | "centimeters" => (Length, 0.01),
        "foot" | "feet" | "ft" => (Length, 0.3048),
        "inch" | "inches" => (Length, 0.0254),
        "yard" | "yards" => (Length, 0.9144),
        "hectare" | "hectares" | "ha" => (Area, 10_000.0),
        "acre" | "acres" => (Area, 4046.856),
        "kg" | "kilo" | "kilos" | "kilogram" | "kilograms" => (Mass, 1.0),
        "tonne" | "tonnes" | "ton" | "tons" => (Mass, 1000.0),
        "lb" | "lbs" => (Mass, 0.453_592),
        "gram" | "grams" | "g" => (Mass, 0.001),
        "litre" | "litres" | "liter" | "liters" => (Volume, 1.0),
        "gallon" | "gallons" => (Volume, 3.785),
        "second" | "seconds" => (Time, 1.0),
        "minute" | "minutes" => (Time, 60.0),
        "hour" | "hours" => (Time, 3600.0),
        "day" | "days" => (Time, 86_400.0),
        "week" | "weeks" => (Time, 604_800.0),
        "month" | "months" => (Time, 2_629_746.0),
        "year" | "years" => (Time, 31_556_952.0),
        "decade" | "decades" => (Time, 315_569_520.0),
        "mph" => (Speed, 0.447_04),
        "knot" | "knots" => (Speed, 0.514_444),
        "kph" | "kmh" => (Speed, 0.277_778),
        "percent" | "pc" => (Percent, 1.0),
        "dollar" | "dollars" => (Money(Currency::Dollar), 1.0),
        "pound" | "pounds" => (Money(Currency::Pound), 1.0),
        "euro" | "euros" => (Money(Currency::Euro), 1.0),
        "yen" => (Money(Currency::Yen), 1.0),
        "rouble" | "roubles" | "ruble" | "rubles" => (Money(Currency::Rouble), 1.0),
        "krone" | "kroner" | "krona" | "kronor" | "crowns" => (Money(Currency::Krone), 1.0),
        "franc" | "francs" => (Money(Currency::Franc), 1.0),
        "rupee" | "rupees" => (Money(Currency::Rupee), 1.0),
        "yuan" | "renminbi" => (Money(Currency::Yuan), 1.0),
        _ => return None,
    })
}

/// The currency of a sign.
pub(super) fn currency(sign: char) -> Option<Currency> {
    Some(match sign {
        '$' => Currency::Dollar,
        '£' => Currency::Pound,
        '€' => Currency::Euro,
        '¥' => Currency::Yen,
        '₽' => Currency::Rouble,
        '₹' => Currency::Rupee,
        _ => return None,
    })
}

/// Letters of a currency's code.
pub(super) const CODE: usize = 3;

/// The currency whose code a word is, or begins with before its digits: "NOK", "NOK13m" (ISO 4217).
pub(super) fn coded(word: &str) -> Option<Currency> {
    let (code, rest) = word.split_at_checked(CODE)?;
    let is_whole = rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit());
    currency_of_code(code).filter(|_| is_whole)
}

fn currency_of_code(code: &str) -> Option<Currency> {
    Some(match code {
        "USD" => Currency::Dollar,
        "GBP" => Currency::Pound,
        "EUR" => Currency::Euro,
        "JPY" => Currency::Yen,
        "RUB" => Currency::Rouble,
        "CZK" | "DKK" | "NOK" | "SEK" => Currency::Krone,
        "CHF" => Currency::Franc,
        "INR" => Currency::Rupee,
        "CNY" | "RMB" => Currency::Yuan,
        _ => return None,
    })
}

/// What a word behind a number multiplies it by.
pub(super) fn magnitude(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 1e2,
        "thousand" | "k" => 1e3,
        "million" | "millions" | "m" | "mn" => 1e6,
        "billion" | "billions" | "bn" | "b" => 1e9,
        "trillion" | "tn" => 1e12,
        _ => return None,
    })
}

/// The number that a word names.
pub(super) fn cardinal(word: &str) -> Option<f64> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    if let Some(nth) = SMALL.iter().position(|name| *name == word) {
        return Some(nth as f64);
    }
    TENS.iter()
        .position(|name| *name == word)
        .map(|nth| (nth as f64 + 2.0) * 10.0)
}

/// The base unit of a dimension, as reports name it.
pub fn unit_name(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Count => "",
        Dimension::Length => "m",
        Dimension::Area => "m²",
        Dimension::Mass => "kg",
        Dimension::Volume => "l",
        Dimension::Time => "s",
        Dimension::Speed => "m/s",
        Dimension::Temperature => "°C",
        Dimension::Magnitude => "magnitude",
        Dimension::Age => "years old",
        Dimension::Percent => "%",
        Dimension::Points => "percentage points",
        Dimension::Money(Currency::Dollar) => "$",
        Dimension::Money(Currency::Pound) => "£",
        Dimension::Money(Currency::Euro) => "€",
        Dimension::Money(Currency::Yen) => "¥",
        Dimension::Money(Currency::Rouble) => "₽",
        Dimension::Money(Currency::Krone) => "kr",
        Dimension::Money(Currency::Franc) => "Fr",
        Dimension::Money(Currency::Rupee) => "₹",
        Dimension::Money(Currency::Yuan) => "CN¥",
    }
}
