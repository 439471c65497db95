import { fileURLToPath } from 'node:url'
import base from '../../vitest.config.ts'

/** In a project that has the package installed nothing of this is needed: here the first test compiles the sources. */
export default { ...base, root: fileURLToPath(new URL('.', import.meta.url)), test: { testTimeout: 60_000 } }
