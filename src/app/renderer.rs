//! How the window is drawn: the graphics card, a software adapter, or OpenGL; tried in order.

use std::str::FromStr;
use std::sync::Arc;

use eframe::egui_wgpu::{WgpuSetup, wgpu};
use eframe::{NativeOptions, egui};

/// Which way of drawing to use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Each in turn until one works.
    #[default]
    Auto,
    /// This one and those after it, when those before it are known not to work.
    From(Renderer),
    Only(Renderer),
}

/// What stands before a renderer's name where those after it are to be tried too.
const AND_ON: &str = "auto:";

/// One way of drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// The adapter wgpu thinks best.
    Wgpu,
    /// wgpu on a software adapter (WARP, lavapipe), which every machine has.
    Cpu,
    /// OpenGL.
    Glow,
}

impl Renderer {
    /// All of them in the order they are tried.
    pub const ALL: [Self; 3] = [Self::Wgpu, Self::Cpu, Self::Glow];

    /// Its name on the command line and in the log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Wgpu => "wgpu",
            Self::Cpu => "cpu",
            Self::Glow => "glow",
        }
    }

    /// The next one to try.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match self {
            Self::Wgpu => Some(Self::Cpu),
            Self::Cpu => Some(Self::Glow),
            Self::Glow => None,
        }
    }

    /// eframe's options for it.
    #[must_use]
    pub fn options(self) -> NativeOptions {
        let mut options = NativeOptions {
            renderer: match self {
                Self::Wgpu | Self::Cpu => eframe::Renderer::Wgpu,
                Self::Glow => eframe::Renderer::Glow,
            },
            viewport: egui::ViewportBuilder::default()
                .with_app_id("styringstavle")
                .with_title("Styringstavle")
                .with_inner_size([1280.0, 800.0])
                .with_min_inner_size([640.0, 420.0])
                .with_icon(icon()),
            // Every machine shows the same: what the bundled fonts lack is our mistake to mend.
            system_font_fallback: false,
            ..NativeOptions::default()
        };
        if self == Self::Cpu
            && let WgpuSetup::CreateNew(setup) = &mut options.wgpu_options.wgpu_setup
        {
            setup.native_adapter_selector = Some(Arc::new(software_adapter));
        }
        options
    }
}

fn software_adapter(
    adapters: &[wgpu::Adapter],
    surface: Option<&wgpu::Surface<'_>>,
) -> Result<wgpu::Adapter, String> {
    let fits = |adapter: &&wgpu::Adapter| {
        adapter.get_info().device_type == wgpu::DeviceType::Cpu
            && surface.is_none_or(|surface| adapter.is_surface_supported(surface))
    };
    adapters.iter().find(fits).cloned().ok_or_else(|| "no software adapter".to_owned())
}

/// The program's icon in the task bar; without one eframe shows its own.
fn icon() -> egui::IconData {
    const PNG: &[u8] = include_bytes!("../../assets/icon/styringstavle.png");
    let decoded =
        png::Decoder::new(std::io::Cursor::new(PNG)).read_info().ok().and_then(|mut reader| {
            let mut rgba = vec![0; reader.output_buffer_size()?];
            let frame = reader.next_frame(&mut rgba).ok()?;
            let plain =
                frame.color_type == png::ColorType::Rgba && frame.bit_depth == png::BitDepth::Eight;
            plain.then_some(egui::IconData { rgba, width: frame.width, height: frame.height })
        });
    decoded.unwrap_or_default()
}

impl Choice {
    /// What to try, in order.
    #[must_use]
    pub fn attempts(self) -> Vec<Renderer> {
        match self {
            Self::Auto => Renderer::ALL.to_vec(),
            Self::From(first) => {
                Renderer::ALL.into_iter().skip_while(|one| *one != first).collect()
            }
            Self::Only(renderer) => vec![renderer],
        }
    }

    /// What is left to try after this one, if the choice allows it.
    #[must_use]
    pub fn after(self, failed: Renderer) -> Option<Self> {
        match self {
            Self::Auto | Self::From(_) => failed.next().map(Self::From),
            Self::Only(_) => None,
        }
    }

    /// How it is written on the command line.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Auto => "auto".to_owned(),
            Self::From(renderer) => format!("{AND_ON}{}", renderer.name()),
            Self::Only(renderer) => renderer.name().to_owned(),
        }
    }
}

/// A name `--renderer` does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is no renderer")]
pub struct UnknownRenderer(pub String);

impl FromStr for Choice {
    type Err = UnknownRenderer;

    fn from_str(name: &str) -> Result<Self, UnknownRenderer> {
        if name == "auto" {
            return Ok(Self::Auto);
        }
        let (choice, wanted): (fn(Renderer) -> Self, &str) = match name.strip_prefix(AND_ON) {
            Some(first) => (Self::From, first),
            None => (Self::Only, name),
        };
        Renderer::ALL
            .into_iter()
            .find(|renderer| renderer.name() == wanted)
            .map(choice)
            .ok_or_else(|| UnknownRenderer(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_on_the_command_line() {
        assert_eq!("auto".parse(), Ok(Choice::Auto));
        assert_eq!("cpu".parse(), Ok(Choice::Only(Renderer::Cpu)));
        assert_eq!("auto:cpu".parse(), Ok(Choice::From(Renderer::Cpu)));
        for unknown in ["gpu", "auto:", "auto:auto"] {
            assert_eq!(unknown.parse::<Choice>(), Err(UnknownRenderer(unknown.to_owned())));
        }
        let written = [Choice::Auto, Choice::From(Renderer::Glow), Choice::Only(Renderer::Wgpu)];
        assert!(written.into_iter().all(|choice| choice.name().parse() == Ok(choice)));
    }

    #[test]
    fn the_chain_tries_each_once() {
        let mut chain = vec![Renderer::Wgpu];
        while let Some(next) = chain.last().copied().and_then(Renderer::next) {
            chain.push(next);
        }
        assert_eq!(chain, Choice::Auto.attempts());
        assert_eq!(Choice::From(Renderer::Cpu).attempts(), [Renderer::Cpu, Renderer::Glow]);
        // After a panic the next process goes on where this one broke off.
        assert_eq!(Choice::Auto.after(Renderer::Wgpu), Some(Choice::From(Renderer::Cpu)));
        assert_eq!(Choice::From(Renderer::Cpu).after(Renderer::Glow), None);
        assert_eq!(Choice::Only(Renderer::Wgpu).after(Renderer::Wgpu), None);
    }

    #[test]
    fn the_icon_is_readable() {
        assert!(icon().width >= 64);
    }
}
