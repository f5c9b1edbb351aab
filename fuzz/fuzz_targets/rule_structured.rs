#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| paraph_fuzz::rule_structured(bytes));
