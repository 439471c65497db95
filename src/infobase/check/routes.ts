/** Checks of the routes of business processes: lines lead to points that there are. */
import { didYouMean } from '../../diagnostics/near.ts'
import { fullNameOf } from '../definition/definition.ts'
import { placeOfDefinition } from './placed.ts'
import { dataProblem } from './problems.ts'
import type { Rule } from './rule.ts'

export const soundRoutes: Rule = ({ all }, complain) => {
  for (const placed of all) {
    const { definition } = placed
    if (definition.kind !== 'BusinessProcess') continue
    const names = definition.RoutePoints.map(({ Name }) => Name)
    for (const { Name: point, Next } of definition.RoutePoints)
      for (const { To: name } of Next)
        if (!names.includes(name))
          complain(
            dataProblem(
              'unknown-point',
              { object: fullNameOf(definition), point, name, hint: didYouMean(name, names) },
              placeOfDefinition(placed, ['RoutePoints']),
            ),
          )
  }
}
