/** The public entry `onec-standin/jest`: what `onec-standin` and `onec-standin/testing` have, for CommonJS. */
export * from '../index.js'
export * from './index.js'
