import type { Plugin } from 'esbuild'
import type { Options } from 'tsup'

/** Keeps all that loads at first in one file, the kernel: what this entry imports. */
export function oneKernel(entry: string): Plugin

/** Bundles what loads later: a script tag is one file. */
export function allInOneFile(): Plugin

/** Minifies once more what esbuild has minified. */
export function terse(): NonNullable<Options['plugins']>[number]
