/** One seed for random inputs, imported for its effect: no test fails by chance. `npm run fuzz` gives others, and says which. */
import process from 'node:process'
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['STANDIN_SEED'] ?? 20) })
