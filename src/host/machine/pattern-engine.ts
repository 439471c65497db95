/** The door of re2js, imported for its effect: patterns that JavaScript's engine must not run are run by it, which the first of them loads. */
import { createRequire } from 'node:module'
import { useEngine } from '../../pattern/engine.ts'

const require = createRequire(import.meta.url)

useEngine(() => require('re2js') as typeof import('re2js'))
