//! Gives the Windows executable its icon, version resource and manifest; elsewhere nothing.

fn main() {
    println!("cargo::rerun-if-changed=dist/windows/styringstavle.ico");
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("windows") {
        return;
    }
    let mut resource = winresource::WindowsResource::new();
    resource
        .set_icon("dist/windows/styringstavle.ico")
        .set("ProductName", "Styringstavle")
        .set("FileDescription", "Styringstavle")
        .set("LegalCopyright", "MIT / Apache-2.0");
    // Without a resource compiler the program works all the same, only plainer.
    if let Err(error) = resource.compile() {
        println!("cargo::warning=no Windows resources: {error}");
    }
}
