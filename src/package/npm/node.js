// In Node: the files lie beside this one.
import { readFile } from 'node:fs/promises';
import { core } from './core.js';

export const { analyze, read } = core(async file => new Uint8Array(await readFile(new URL(file, import.meta.url))));
