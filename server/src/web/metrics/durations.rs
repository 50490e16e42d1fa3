//! How long answers took, in a handful of classes. The library's own histogram takes a lock for each; this one adds to
//! two numbers, because it is counted for every page from memory.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use prometheus_client::encoding::{EncodeMetric, MetricEncoder, NoLabelSet};
use prometheus_client::metrics::{MetricType, TypedMetric};

/// Upper ends in microseconds: a page from memory, one rendered, a form with a password, and too slow.
const ENDS: [u64; 8] = [500, 2_000, 10_000, 50_000, 250_000, 1_000_000, 5_000_000, 20_000_000];

/// Counts by class. Clones count together.
#[derive(Clone, Debug, Default)]
pub(super) struct Durations(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    /// One more class than ends: whatever took longer.
    classes: [AtomicU64; ENDS.len() + 1],
    micros: AtomicU64,
}

impl Durations {
    /// Counts one.
    pub(super) fn observe(&self, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let class = ENDS.iter().position(|end| micros <= *end).unwrap_or(ENDS.len());
        self.0.classes[class].fetch_add(1, Ordering::Relaxed);
        self.0.micros.fetch_add(micros, Ordering::Relaxed);
    }
}

#[expect(clippy::cast_precision_loss, reason = "a sum of seconds for a graph; exact up to 285 years")]
fn seconds(micros: u64) -> f64 {
    micros as f64 / 1_000_000.0
}

impl EncodeMetric for Durations {
    fn encode(&self, mut encoder: MetricEncoder) -> Result<(), fmt::Error> {
        let counts = self.0.classes.each_ref().map(|class| class.load(Ordering::Relaxed));
        let ends = ENDS.map(seconds).into_iter().chain([f64::INFINITY]);
        let classes: Vec<(f64, u64)> = ends.zip(counts).collect();
        let sum = seconds(self.0.micros.load(Ordering::Relaxed));
        encoder.encode_histogram::<NoLabelSet>(sum, counts.iter().sum(), &classes, None)
    }

    fn metric_type(&self) -> MetricType {
        Self::TYPE
    }
}

impl TypedMetric for Durations {
    const TYPE: MetricType = MetricType::Histogram;
}

#[cfg(test)]
mod tests {
    use prometheus_client::encoding::text::encode;
    use prometheus_client::registry::Registry;

    use super::*;

    #[test]
    fn classes_add_up_as_prometheus_expects() {
        let (durations, mut registry) = (Durations::default(), Registry::default());
        registry.register("took", "x", durations.clone());
        for micros in [1, 500, 501, 3_000_000, 60_000_000] {
            durations.observe(Duration::from_micros(micros));
        }
        let mut text = String::new();
        encode(&mut text, &registry).unwrap();
        for line in [
            "took_sum 63.001002",
            "took_count 5",
            "took_bucket{le=\"0.0005\"} 2",
            "took_bucket{le=\"0.002\"} 3",
            "took_bucket{le=\"5.0\"} 4",
            "took_bucket{le=\"+Inf\"} 5",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} in {text}");
        }
    }
}
