/**
 * The shell as a backend. The only file that imports from Tauri.
 */
import { invoke, isTauri } from "@tauri-apps/api/core";
import type { Backend } from "./index";

/** Calls the commands of the shell. */
export const shell: Backend = {
  call: (command, parameters) => invoke(command, parameters),
};

/** Whether this page runs inside the shell's window. */
export const inShell = isTauri;
