// `onec-standin/jest`: the package for tests of Jest in CommonJS. Jest cannot `require` ES modules, so they are loaded by node, outside of
// Jest's registry: one library serves all test files of a worker.
'use strict'
const { createRequire } = process.getBuiltinModule('node:module')
const outside = createRequire(__filename)
module.exports = { ...outside('../index.js'), ...outside('./index.js') }
