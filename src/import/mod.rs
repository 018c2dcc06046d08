//! Bytes -> grid -> tables -> facts -> plan, each stage its file.
