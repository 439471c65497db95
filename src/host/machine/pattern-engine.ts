/** The door of re2js, imported for its effect: it runs the patterns that JavaScript must not, and the first of these loads it. */
import { createRequire } from 'node:module'
import { useEngine } from '../../pattern/engine.ts'

const require = createRequire(import.meta.url)

useEngine(() => require('re2js') as typeof import('re2js'))
