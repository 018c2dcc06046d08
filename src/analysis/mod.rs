//! Read-only answers on a workspace.
