//! Any text as a number, a target, a head, a label, a period, a legend and a number format.

#![no_main]

use libfuzzer_sys::fuzz_target;
use styringstavle::import::matching::{IndicatorName, UnitName, normal};
use styringstavle::import::symbol::Legend;
use styringstavle::import::{header, number};

fuzz_target!(|text: &str| {
    let _ = (number::read(text), number::suggest(text), number::read_format(text));
    let _ = (header::read(text), header::label(text), header::read_period(text));
    let mut legend = Legend::default();
    legend.learn(text);
    let _ = legend.read(text);
    let _ = (normal(text), IndicatorName::of(text).traits(), UnitName::of(text).traits());
});
