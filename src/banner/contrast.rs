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
            power((c + 0.055) / 1.055)
        }
    };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

/// The power 2.4 of a number from 0.09 to 1: its square times the fifth root of its square, by Newton's way. The library's
/// `powf` would make the module two kilobytes larger.
fn power(x: f64) -> f64 {
    let square = x * x;
    let mut root = 1.0;
    for _ in 0..16 {
        root -= (root - square / (root * root * root * root)) / 5.0;
    }
    square * root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_power_is_that_of_the_library() {
        for i in 9..=100 {
            let x = f64::from(i) / 100.0;
            assert!((power(x) - x.powf(2.4)).abs() < 1e-12, "{x}");
        }
    }

    #[test]
    fn known_ratios() {
        assert!((ratio([0.0; 3], [255.0; 3]) - 21.0).abs() < 0.01);
        assert!((ratio([119.0; 3], [255.0; 3]) - 4.48).abs() < 0.01);
        assert!((ratio([10.0, 20.0, 30.0], [10.0, 20.0, 30.0]) - 1.0).abs() < 0.001);
    }
}
