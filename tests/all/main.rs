//! The one integration-test binary; a module per topic.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::iter_over_hash_type,
    reason = "helpers of tests fail as tests do"
)]

mod accounts;
mod agency_tables;
mod agreement;
mod around_tables;
mod at_risk;
mod british_releases;
mod changes;
mod chart;
mod chart_output;
mod chart_titles;
mod chart_types;
mod charts_command;
mod checking;
mod commands;
mod corpus;
mod diagram;
mod downloads;
mod drawn_tables;
mod edge;
mod example;
mod excel_tables;
mod explore;
mod extracts;
mod faults;
mod finding;
mod foreign_statistics;
mod formulas;
mod fuzz;
mod guide;
mod headings_over_years;
mod hidden;
mod hostile;
mod import_alike;
mod import_corrections;
mod import_gathered;
mod import_screen;
mod interface;
mod kept_sheets;
mod kept_up;
mod licences;
mod lookalikes;
mod looking_back;
mod many_answers;
mod matching;
mod merging;
mod mistakable;
mod model;
mod model_alive;
mod model_frames;
mod model_gestures;
mod model_view;
mod model_window;
mod models;
mod municipal_sheets;
mod ordinary_sheets;
mod organisation;
mod own_sheets;
mod pasted_tables;
mod plan;
mod program_dates;
mod program_exports;
mod quiet_log;
mod reading;
mod readings;
mod recipe;
mod roll_up;
mod safekeeping;
mod scorecard;
mod screens;
mod self_evident;
mod situations;
mod snapshots;
mod staff_sheets;
mod statistics_files;
mod store;
mod stored;
mod strategy_lists;
mod strategy_staff;
mod survey_reports;
mod tables;
mod taken_in_at_all;
mod trend;
mod undated;
mod unit_workbooks;
mod unknown_words;
mod wholes_and_parts;
mod window;
mod workbooks;
mod years_across;
