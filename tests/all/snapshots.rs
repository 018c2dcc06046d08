//! Pictures of every screen in both themes, drawn by Mesa's software driver.

use std::path::Path;
use std::sync::OnceLock;

use eframe::egui::Theme;
use eframe::egui_wgpu::wgpu;
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{SnapshotOptions, SnapshotResults};
use styringstavle::app::command::Command;
use styringstavle::app::screens::ScreenId;

use crate::many_answers::surveyed;
use crate::trend::pick_unit;
use crate::window::{Setup, Window, click, sample, settle};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots");
/// Larger pictures weigh the repository down.
const MAX_BYTES: u64 = 170_000;
/// Set where a missing driver must not be passed over.
const REQUIRE: &str = "STYRINGSTAVLE_REQUIRE_SNAPSHOTS";

/// Whether this machine can draw; says what to install where it cannot.
fn can_draw() -> bool {
    static CAN: OnceLock<bool> = OnceLock::new();
    *CAN.get_or_init(|| {
        let descriptor = wgpu::InstanceDescriptor::new_without_display_handle();
        let instance = wgpu::Instance::new(descriptor);
        let found = pollster::block_on(instance.enumerate_adapters(wgpu::Backends::all()));
        let software =
            found.iter().any(|adapter| adapter.get_info().device_type == wgpu::DeviceType::Cpu);
        if !software {
            let what = "pictures are not compared: no software graphics driver; on Debian \
                        install mesa-vulkan-drivers and libvulkan1";
            assert!(std::env::var_os(REQUIRE).is_none(), "{what}");
            eprintln!("{what}");
        }
        software
    })
}

/// The one place that says how alike pictures must be. Times come from the tests' own clock,
/// so nothing needs to be masked.
fn options() -> SnapshotOptions {
    SnapshotOptions::new().threshold(0.6).max_failed_pixels(0).output_path(FOLDER)
}

fn compare(window: &mut Window, name: &str, results: &mut SnapshotResults) {
    window.remove_cursor();
    settle(window);
    window.snapshot_options(name, &options());
    results.extend_harness(window);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        shrink(&Path::new(FOLDER).join(format!("{name}.png")));
    }
}

/// Writes a picture anew without its alpha and packed as well as can be.
fn shrink(path: &Path) {
    let bytes = std::fs::read(path).expect("a picture");
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
    let mut rgba = vec![0; reader.output_buffer_size().expect("a small picture")];
    let about = reader.next_frame(&mut rgba).expect("a whole picture");
    if about.color_type != png::ColorType::Rgba {
        return;
    }
    let rgb: Vec<u8> = rgba.chunks_exact(4).flat_map(|pixel| pixel[..3].to_vec()).collect();
    let file = std::fs::File::create(path).expect("writes");
    let mut encoder = png::Encoder::new(file, about.width, about.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().expect("writes");
    writer.write_image_data(&rgb).expect("writes");
}

fn both_themes(
    results: &mut SnapshotResults,
    name: &str,
    setup: impl Fn() -> Setup,
    prepare: impl Fn(&mut Window),
) {
    if !can_draw() {
        return;
    }
    for (theme, suffix) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut window = Setup { theme, ..setup() }.open();
        prepare(&mut window);
        compare(&mut window, &format!("{name}-{suffix}"), results);
    }
}

#[test]
fn start_before_a_board_is_open() {
    both_themes(&mut SnapshotResults::new(), "start", Setup::default, |_| {});
}

/// Survey reports: the questions with the answers of one of them.
#[test]
fn a_survey_in_the_list() {
    let questions = [
        "Trives du på skolen?",
        "Har du noen medelever å være sammen med i friminuttene?",
        "Hender det at du føler deg ensom på skolen?",
        "Er du blitt mobbet av andre elever på skolen de siste månedene?",
        "Er du blitt mobbet digitalt (mobil, iPad, PC) de siste månedene?",
    ];
    let well = "Trives du på skolen?, 6 indikatorer";
    let mut results = SnapshotResults::new();
    both_themes(
        &mut results,
        "trend-survey",
        || Setup::on(surveyed(&questions)),
        |window| {
            pick_unit(window, "Lia skole");
            click(window, well);
            window.get_by_label_contains("– Godt, 20\u{a0}%").click();
            settle(window);
        },
    );
}

/// The sample with the model people begin from.
fn with_model() -> styringstavle::domain::Workspace {
    use styringstavle::diagram::template::quality_model;
    use styringstavle::domain::{Change, DiagramId};
    let mut workspace = sample();
    let model = quality_model(&workspace, DiagramId(1));
    workspace.apply(Change::AddDiagram(model)).expect("a first model");
    workspace
}

#[test]
fn screens_of_an_open_board() {
    let screens = Setup::on(sample()).open().state().screens();
    let mut results = SnapshotResults::new();
    for screen in screens {
        let name = match screen {
            ScreenId::Start => "start-open",
            ScreenId::Overview => "overview",
            ScreenId::Import => "import",
            ScreenId::Scorecard => "scorecard",
            ScreenId::Trend => "trend",
            ScreenId::Analysis => "analysis",
            ScreenId::Model => "model",
            ScreenId::Organisation => "organisation",
        };
        both_themes(
            &mut results,
            name,
            || Setup::on(with_model()),
            |window| {
                window.state_mut().send_command(Command::Go(screen));
                settle(window);
            },
        );
    }
}

/// Files looked over before anything of them is taken in.
fn reviewed(name: &str, files: &[std::path::PathBuf]) {
    use egui_kittest::kittest::Queryable as _;
    use styringstavle::app::screens::Message;
    use styringstavle::import::read::worker;
    worker::set_program(env!("CARGO_BIN_EXE_styringstavle").into());
    both_themes(
        &mut SnapshotResults::new(),
        name,
        || Setup::on(sample()),
        |window| {
            window.state_mut().send(Message::Import(files.to_vec()));
            for _ in 0..2000 {
                window.run();
                if window.query_all_by_label("Hva endres").next().is_some() {
                    return;
                }
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            panic!("the review does not come");
        },
    );
}

#[test]
fn import_under_review() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/examples/workbooks/");
    let files = ["Borg sykehjem.xlsx", "Lia skole.xlsx", "Kemner.ods"];
    reviewed("import-review", &files.map(|name| Path::new(folder).join(name)));
}

/// A new year's figures, far from what the board has, under names nobody is sure of.
#[test]
fn import_held_against_the_board() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("Sykefravær 2017.csv");
    let rows = "Enhet;2017\nLia skole;75\nÅsen skole;71\nFurulia barnehage;7,4\n";
    std::fs::write(&file, format!("\u{feff}{rows}")).expect("the file");
    reviewed("import-far", &[file]);
}

#[test]
fn palette() {
    both_themes(
        &mut SnapshotResults::new(),
        "palette",
        || Setup::on(sample()),
        |window| {
            window.state_mut().send_command(Command::Palette);
            settle(window);
        },
    );
}

#[test]
fn pictures_are_small() {
    for entry in std::fs::read_dir(FOLDER).expect("the pictures").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let kept = ![".new.", ".diff.", ".old."].iter().any(|part| name.contains(part));
        let bytes = entry.metadata().expect("a picture").len();
        assert!(!kept || bytes <= MAX_BYTES, "{name} is {bytes} bytes");
    }
}
