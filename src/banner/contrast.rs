//! Contrast of two colours, by the formula of WCAG 2.2.

/// From 1 (the same) to 21 (black and white).
pub fn ratio(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |c: f64| {
        let c = (c / 255.0).clamp(0.0, 1.0);
        if c <= 0.040_45 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_ratios() {
        assert!((ratio([0.0; 3], [255.0; 3]) - 21.0).abs() < 0.01);
        assert!((ratio([119.0; 3], [255.0; 3]) - 4.48).abs() < 0.01);
        assert!((ratio([10.0, 20.0, 30.0], [10.0, 20.0, 30.0]) - 1.0).abs() < 0.001);
    }
}
