//! `polybook serve`: a local server for a site, until it is stopped.
//!
//! In: arguments. Out: a running server, with messages on the terminal.

use std::net::ToSocketAddrs as _;
use std::process::ExitCode;

use anyhow::Context as _;

use super::arguments::ServeArguments;
use super::terminal::Show;
use super::{report, site};
use crate::BuildOptions;
use crate::message::{Annotations, Messages};
use crate::serve::{Event, Listen, Server};

pub(super) fn run(arguments: &ServeArguments) -> anyhow::Result<ExitCode> {
    let root = fs_err::canonicalize(&arguments.site.root)?;
    let loaded = site::load(&root)?;
    let options =
        BuildOptions { drafts: arguments.site.drafts, site_url: arguments.site.site_url.clone() };
    let place = (arguments.hostname.as_str(), arguments.port);
    let address = place.to_socket_addrs().ok().and_then(|mut addresses| addresses.next());
    let address = address.with_context(|| format!("unknown host “{}”", arguments.hostname))?;
    let listen = Listen { address, name: Some(arguments.hostname.clone()) };
    let server = Server::start(&root, loaded, options, listen)
        .with_context(|| format!("could not listen on {address}"))?;
    report::message(&format!("The site is at {} (Ctrl-C to stop)", server.url()));
    if arguments.open {
        // Over SSH there is no browser; the address above can be opened on another machine.
        if let Err(error) = open::that_detached(server.url()) {
            report::message(&format!(
                "Could not start a browser ({error}); open the address above yourself."
            ));
        }
    }
    let run = server.run(|event| match event {
        Event::Built(state) => {
            let messages = state.messages();
            let annotations = Annotations::new(&messages, state.sources());
            report::diagnostics(&state.diagnostics, annotations, Show::FewOfEachCode);
            report::summary(&state.diagnostics, "");
        }
        Event::Unreadable(error) => report::message(&format!(
            "the change could not be read: {}",
            Messages::english().error(&error)
        )),
        Event::Failed(failure) => report::message(failure),
    });
    run.context("could not start the server")?;
    Ok(ExitCode::SUCCESS)
}
