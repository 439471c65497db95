// `onec-standin/jest`: the package for tests of Jest in CommonJS. Jest cannot `require` ES modules, so node itself loads them, outside of
// Jest's registry: one library serves all test files of a worker.
'use strict'
const { getBuiltinModule } = require('node:vm').runInThisContext('process')
const outside = getBuiltinModule('node:module').createRequire(__filename)
module.exports = { ...outside('../index.js'), ...outside('./index.js') }
