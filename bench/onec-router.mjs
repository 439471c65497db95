// What the router bench takes from the build.
export { createRouteTable } from '../dist/hs/route-table.js'
export { HTTPService, URLTemplate } from '../dist/hs/service.js'
export { HTTPServiceResponse } from '../dist/hs/response.js'
export { parseTarget } from '../dist/exchange/target.js'
