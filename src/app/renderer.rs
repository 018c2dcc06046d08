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
    Only(Renderer),
}

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
            Self::Only(renderer) => vec![renderer],
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
        Renderer::ALL
            .into_iter()
            .find(|renderer| renderer.name() == name)
            .map(Self::Only)
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
        assert_eq!("gpu".parse::<Choice>(), Err(UnknownRenderer("gpu".to_owned())));
    }

    #[test]
    fn the_chain_tries_each_once() {
        let mut chain = vec![Renderer::Wgpu];
        while let Some(next) = chain.last().copied().and_then(Renderer::next) {
            chain.push(next);
        }
        assert_eq!(chain, Choice::Auto.attempts());
    }

    #[test]
    fn the_icon_is_readable() {
        assert!(icon().width >= 64);
    }
}
