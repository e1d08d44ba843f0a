import type { Plugin } from 'esbuild'
import type { Options } from 'tsup'

/** Keeps what loads together in one file: the kernel, which is what the first entry imports, and the engine. */
export function inLayers(kernelEntry: string, engineEntry: string): Plugin

/** The error texts of a production build in place of the whole ones. */
export const shortErrorTexts: Plugin

/** Bundles what loads later: a script tag is one file. */
export function allInOneFile(): Plugin

/** Minifies once more what esbuild has minified. */
export function terse(): NonNullable<Options['plugins']>[number]
export const withUseClient: (sources: readonly string[]) => NonNullable<Options['plugins']>[number]
