//! How many tests passed, read from the closing lines of the test runners.

use std::ops::AddAssign;

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl Counts {
    /// `Summary [ 1.2s] 5 tests run: 3 passed (1 slow), 1 failed, 1 timed out, 2 skipped`
    pub(crate) fn from_nextest(line: &str) -> Option<Self> {
        let (head, tail) = without_brackets(line.trim_start().strip_prefix("Summary [")?.split_once(']')?.1)?;
        head.ends_with("run").then(|| Self::sum(tail.split(',')))
    }

    /// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s`
    pub(crate) fn from_cargo_test(line: &str) -> Option<Self> {
        let (_, tail) = line.trim_start().strip_prefix("test result: ")?.split_once(". ")?;
        Some(Self::sum(tail.split(';').take(3)))
    }

    /// One line for each outcome: `  3 passed (2.1s)`, `  1 did not run`.
    pub(crate) fn from_playwright(line: &str) -> Option<Self> {
        let line = line.strip_prefix("  ")?.split(" (").next()?;
        let counts = Self::sum(std::iter::once(line));
        (counts != Self::default()).then_some(counts)
    }

    fn sum<'line>(parts: impl Iterator<Item = &'line str>) -> Self {
        let mut counts = Self::default();
        for (number, outcome) in parts.filter_map(|part| part.trim().split_once(' ')) {
            let Ok(number) = number.parse::<u32>() else { continue };
            match outcome.trim() {
                "passed" | "flaky" => counts.passed += number,
                "failed" | "timed out" | "exec failed" | "interrupted" => counts.failed += number,
                "skipped" | "ignored" | "did not run" => counts.skipped += number,
                _ => {}
            }
        }
        counts
    }
}

/// `5 tests run` and what follows the colon, without the remarks in brackets, which hold commas too.
fn without_brackets(line: &str) -> Option<(String, String)> {
    let mut depth = 0_u32;
    let mut plain = String::new();
    for letter in line.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            other if depth == 0 => plain.push(other),
            _ => {}
        }
    }
    let (head, tail) = plain.split_once(':')?;
    Some((head.to_owned(), tail.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u32, failed: u32, skipped: u32) -> Counts {
        Counts { passed, failed, skipped }
    }

    #[test]
    fn nextest_is_read_with_its_remarks() {
        let read = Counts::from_nextest;
        assert_eq!(read("     Summary [   0.014s] 2 tests run: 2 passed, 0 skipped"), Some(counts(2, 0, 0)));
        assert_eq!(
            read("     Summary [   1.2s] 5/9 tests run: 3 passed (1 slow, 1 flaky), 1 failed, 1 timed out, 2 skipped"),
            Some(counts(3, 2, 2))
        );
        assert_eq!(read("     Summary [   0.001s] 1 test run: 0 passed, 1 failed, 0 skipped"), Some(counts(0, 1, 0)));
        assert_eq!(read("        PASS [   0.003s] store sessions::a_summary"), None);
    }

    #[test]
    fn cargo_test_is_read() {
        let line = "test result: FAILED. 3 passed; 1 failed; 2 ignored; 0 measured; 7 filtered out; finished in 0.00s";
        assert_eq!(Counts::from_cargo_test(line), Some(counts(3, 1, 2)));
    }

    #[test]
    fn playwright_is_read_line_by_line() {
        assert_eq!(Counts::from_playwright("  3 passed (2.1s)"), Some(counts(3, 0, 0)));
        assert_eq!(Counts::from_playwright("  1 did not run"), Some(counts(0, 0, 1)));
        assert_eq!(Counts::from_playwright("  2 failed"), Some(counts(0, 2, 0)));
        assert_eq!(Counts::from_playwright("    3 passed by"), None);
        assert_eq!(Counts::from_playwright("  3 articles have passed"), None);
    }
}
