//! The generators that are compared.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::measure::measure;

/// A generator.
pub(super) struct Peer {
    pub(super) name: &'static str,
    /// Its program; nothing for this generator.
    pub(super) program: Option<&'static str>,
    /// Adds the arguments: the document, and the folder that is written.
    pub(super) arguments: fn(&mut Command, &Path, &Path),
}

/// This generator first, then the others.
pub(super) const PEERS: &[Peer] = &[
    Peer {
        name: "this",
        program: None,
        arguments: |command, file, folder| {
            command.arg("codegen").arg("--spec").arg(file).arg("--out").arg(folder);
            command.args(["--name", "this_client"]);
        },
    },
    Peer {
        name: "ploidy",
        program: Some("ploidy"),
        arguments: |command, file, folder| {
            command.args(["generate", "rust"]).arg(file).arg("--output").arg(folder);
        },
    },
    Peer {
        name: "oas3-gen",
        program: Some("oas3-gen"),
        arguments: |command, file, folder| {
            command
                .args(["generate", "client-mod", "-i"])
                .arg(file)
                .arg("-o")
                .arg(folder);
        },
    },
    Peer {
        name: "openapi-to-rust",
        program: Some("openapi-to-rust"),
        arguments: |command, file, folder| {
            command.arg("generate").arg(file).arg("--output-dir").arg(folder);
            command.args(["--module-name", "client", "--quiet"]);
        },
    },
];

impl Peer {
    /// The CPU time of `cargo check` of what was generated, in seconds, dependencies left out;
    /// nothing if it does not compile.
    pub(super) fn check(
        &self,
        folder: &Path,
        scratch: &Path,
    ) -> std::io::Result<Option<f64>> {
        let (root, crate_folder) = self.wrap(folder, scratch)?;
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let check = || {
            let mut command = Command::new(&cargo);
            command.args(["check", "--quiet"]).current_dir(&crate_folder);
            // Dependencies are kept from run to run.
            command.env("CARGO_TARGET_DIR", scratch.with_file_name("check"));
            // What is built anew is what is measured.
            command.env("CARGO_INCREMENTAL", "0");
            command
        };
        if measure(&mut check())?.is_none() {
            return Ok(None);
        }
        // The dependencies are there now.
        let text = fs::read(&root)?;
        fs::write(&root, [&text[..], b"\n"].concat())?;
        Ok(measure(&mut check())?.map(|figures| figures.cpu))
    }

    /// The root file and the folder of a crate: some generators write a module and say what it
    /// depends on.
    fn wrap(
        &self,
        folder: &Path,
        scratch: &Path,
    ) -> std::io::Result<(std::path::PathBuf, std::path::PathBuf)> {
        let manifest = folder.join("Cargo.toml");
        if manifest.exists() {
            let text = fs::read_to_string(&manifest)?;
            if !text.contains("[workspace]") {
                fs::write(&manifest, format!("{text}\n[workspace]\n"))?;
            }
            return Ok((folder.join("src").join("lib.rs"), folder.to_owned()));
        }
        let outer = scratch.join(format!("{}-crate", self.name));
        let _ = fs::remove_dir_all(&outer);
        fs::create_dir_all(&outer)?;
        fs::rename(folder, outer.join("src"))?;
        fs::rename(outer.join("src").join("mod.rs"), outer.join("src").join("lib.rs"))?;
        let needs = outer.join("src").join("REQUIRED_DEPS.toml");
        let needs = fs::read_to_string(needs).unwrap_or_default();
        let head = "[package]\nname = \"peer\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n";
        fs::write(outer.join("Cargo.toml"), format!("{head}{needs}"))?;
        Ok((outer.join("src").join("lib.rs"), outer))
    }
}
