//! CPU time and memory of this process and those it starts.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use styringstavle::import::grid::{Cell, Content, Place, ReadFile};

/// CPU time so far, of children that have ended too; wall time where the system does not say.
fn cpu() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let stat = std::fs::read_to_string("/proc/self/stat").ok();
    let ticks = stat.as_deref().and_then(|stat| {
        // User and system time, then those of children.
        let fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11).take(4);
        fields.map(|field| field.parse::<u64>().ok()).sum::<Option<u64>>()
    });
    match ticks {
        Some(ticks) => Duration::from_millis(ticks * 10),
        None => START.get_or_init(Instant::now).elapsed(),
    }
}

/// Prints the median ratio of CPU times over rounds in which both run, `times` in a row.
pub fn compare(
    name: &str,
    rounds: usize,
    times: u32,
    floor: impl Fn() -> usize,
    ours: impl Fn() -> usize,
) {
    let run = |work: &dyn Fn() -> usize, times: u32| {
        let (start, clock) = (cpu(), Instant::now());
        for _ in 0..times {
            black_box(work());
        }
        (cpu() - start, clock.elapsed())
    };
    // How often each must run for the clock's steps of 10 ms not to matter.
    let often = |work: &dyn Fn() -> usize| {
        let (cpu, _) = run(work, times);
        let needed = Duration::from_millis(400).as_secs_f64() / cpu.as_secs_f64().max(0.01);
        (f64::from(times) * needed).ceil().max(1.0) as u32
    };
    let (floor_times, our_times) = (often(&floor), often(&ours));
    let mut ratios = Vec::new();
    let mut walls = Vec::new();
    let (mut floors, mut own) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let (floor, floor_wall) = run(&floor, floor_times);
        let (ours, our_wall) = run(&ours, our_times);
        let each = |time: Duration, times: u32| time.as_secs_f64() * 1000.0 / f64::from(times);
        floors.push(each(floor, floor_times));
        own.push(each(ours, our_times));
        ratios.push(each(ours, our_times) / each(floor, floor_times));
        walls.push(each(our_wall, our_times) / each(floor_wall, floor_times));
    }
    println!(
        "{name}: CPU {:.2} times the floor (wall {:.2}; {:.1} ms over {:.1} ms), {rounds} rounds",
        middle(&mut ratios),
        middle(&mut walls),
        middle(&mut own),
        middle(&mut floors),
    );
}

fn middle(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The memory this process holds now, in bytes.
pub fn resident() -> u64 {
    status("self", "VmRSS:").unwrap_or(0)
}

fn status(process: &str, field: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with(field))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
}

/// What cells take by themselves: each cell once, each text once.
pub fn own_size(files: &[ReadFile]) -> u64 {
    let mut texts = BTreeSet::new();
    let mut size = 0;
    for sheet in files.iter().flat_map(|file| &file.workbook).flat_map(|book| &book.sheets) {
        size += sheet.cells.len() * size_of::<(Place, Cell)>();
        for (_, cell) in &sheet.cells {
            if let Content::Text(text) = &cell.content
                && texts.insert(text.as_ptr())
            {
                size += text.len();
            }
        }
    }
    size as u64
}

/// Watches the memory of this process and its children.
pub struct Watch {
    over: Arc<AtomicBool>,
    peaks: Arc<[AtomicU64; 2]>,
    thread: JoinHandle<()>,
}

impl Watch {
    pub fn start() -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let peaks = Arc::new([AtomicU64::new(0), AtomicU64::new(0)]);
        let (ended, seen) = (Arc::clone(&over), Arc::clone(&peaks));
        let own = std::fs::read_link("/proc/self/exe").ok();
        let watching = move || {
            while !ended.load(Ordering::Relaxed) {
                seen[0].fetch_max(resident(), Ordering::Relaxed);
                for task in std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten() {
                    let children = std::fs::read_to_string(task.path().join("children"));
                    for child in children.unwrap_or_default().split_whitespace() {
                        // Until it is another program, a child holds what this process does.
                        if std::fs::read_link(format!("/proc/{child}/exe")).ok() == own {
                            continue;
                        }
                        let peak = status(child, "VmHWM:").unwrap_or(0);
                        seen[1].fetch_max(peak, Ordering::Relaxed);
                    }
                }
                std::thread::sleep(Duration::from_millis(5));
            }
        };
        let thread = std::thread::Builder::new().name("memory".to_owned()).spawn(watching);
        let thread = thread.expect("a watching thread");
        Self { over, peaks, thread }
    }

    /// The most this process held, and the most any child did.
    pub fn peaks(self) -> (u64, u64) {
        self.over.store(true, Ordering::Relaxed);
        self.thread.join().expect("the watching thread");
        (self.peaks[0].load(Ordering::Relaxed), self.peaks[1].load(Ordering::Relaxed))
    }
}
