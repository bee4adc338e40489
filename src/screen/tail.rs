//! Chances of at least so many, as natural logarithms: they are far smaller than what a ratio of counts can show.

/// The natural logarithm of a count.
#[allow(clippy::cast_precision_loss)] // Counts of rows are far below 2^52.
pub fn ln(count: usize) -> f64 {
    (count.max(1) as f64).ln()
}

/// The chance that of `n` cases at least `k` are of a kind that each is with the chance `p` (binomial).
#[allow(clippy::cast_precision_loss)]
pub fn ln_binomial(k: u64, n: u64, p: f64) -> f64 {
    let (size, hits) = (n as f64, k as f64);
    if k == 0 || hits <= size * p || p >= 1.0 {
        return 0.0;
    }
    if p <= 0.0 || k > n {
        return f64::NEG_INFINITY;
    }
    let first = ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k) + hits * p.ln() + (size - hits) * (1.0 - p).ln();
    let odds = p / (1.0 - p);
    first + ln_sum((k..n).map(|i| (n - i) as f64 / (i + 1) as f64 * odds))
}

/// The chance of at least `k` where `mean` are expected (Poisson).
#[allow(clippy::cast_precision_loss)]
pub fn ln_poisson(k: u64, mean: f64) -> f64 {
    if k == 0 || k as f64 <= mean {
        return 0.0;
    }
    if mean <= 0.0 {
        return f64::NEG_INFINITY;
    }
    let first = k as f64 * mean.ln() - mean - ln_factorial(k);
    first + ln_sum((k..).map(|i| mean / (i + 1) as f64))
}

/// The logarithm of 1 + r₁ + r₁·r₂ + …, whose ratios fall and are below 1.
fn ln_sum(ratios: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut term) = (1.0, 1.0);
    for ratio in ratios {
        term *= ratio;
        sum += term;
        if term < 1e-15 * sum {
            break;
        }
    }
    f64::ln(sum)
}

/// The logarithm of n!: multiplied out for small numbers, by Stirling's series for others.
#[allow(clippy::cast_precision_loss)]
fn ln_factorial(n: u64) -> f64 {
    if n < 20 {
        return (2..=n).map(|i| i as f64).product::<f64>().ln();
    }
    let n = n as f64;
    n * n.ln() - n + 0.5 * (2.0 * std::f64::consts::PI * n).ln() + 1.0 / (12.0 * n) - 1.0 / (360.0 * n.powi(3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64) {
        assert!((found.exp() / expected - 1.0).abs() < 1e-6, "{} is not {expected}", found.exp());
    }

    /// By adding up fractions by hand.
    #[test]
    fn tails_are_those_of_the_distributions() {
        close(ln_binomial(10, 10, 0.5), 1.0 / 1024.0);
        close(ln_binomial(9, 10, 0.5), 11.0 / 1024.0);
        close(ln_binomial(30, 30, 0.1), 1e-30);
        close(ln_poisson(3, 1.0), 1.0 - 2.5 * (-1.0_f64).exp());
        assert_eq!((ln_binomial(5, 10, 0.5), ln_poisson(1, 3.0)), (0.0, 0.0), "no more than expected is no wonder");
    }

    #[test]
    fn large_factorials_go_on_where_small_ones_end() {
        close(ln_factorial(20) - ln_factorial(19), 20.0);
        close(ln_factorial(200_000) - ln_factorial(199_999), 200_000.0);
    }
}
