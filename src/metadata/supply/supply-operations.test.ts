/** Web services of a configuration with handlers from modules: by operation or procedure, differences told, never silence. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nodeFiles } from '../../host/machine/files.ts'
import { checkWebServices } from '../../ws/check.ts'
import { Operation, Parameter } from '../../ws/service/operation.ts'
import { WebService } from '../../ws/service/service.ts'
import { xs } from '../../xdto/types/xs.ts'
import { readConfiguration } from '../configuration.ts'
import { recognise } from '../format/recognise.ts'
import { joinConfigurations } from '../join.ts'
import { readXDTOPackages } from '../objects/xdto-packages.ts'
import { supplyOperations } from './supply-operations.ts'

const loaded = (format: string) => {
  const root = fileURLToPath(new URL(`../../../test/fixtures/configuration-${format}`, import.meta.url))
  const { webServices, xdtoPackages } = joinConfigurations([readConfiguration(nodeFiles, recognise(nodeFiles, root)![0]!)])
  const troubles: Diagnostic[] = []
  const packages = readXDTOPackages(nodeFiles, xdtoPackages, webServices, (one) => {
    troubles.push(one)
  })
  return { webServices, packages, troubles }
}

describe.each(['designer', 'edt'])('a configuration in the format of %s', (format) => {
  const { webServices, packages, troubles } = loaded(format)
  const supply = (...modules: WebService[]) =>
    supplyOperations(
      webServices,
      packages,
      modules.map((service) => ({ service, file: 'services/ws/Orders.ts' })),
      ({ Name }) => `services/ws/${Name}.ts`,
    )

  it('without modules has every operation declared, and is sound', () => {
    const { services, diagnostics } = supply()
    expect([diagnostics, troubles, checkWebServices(services)]).toEqual([[], [], []])
    expect(Object.values(services[0]!.service.Operations).map((one) => one.handler)).toEqual(
      webServices[0]!.Operations.map(() => ({ kind: 'DeclaredOperation', module: 'services/ws/Orders.ts' })),
    )
  })

  it('takes handlers by the name of the operation, or of its procedure', () => {
    const { Name, Namespace, Operations } = webServices[0]!
    const [first, second] = Operations
    const service = WebService({
      Name,
      Namespace,
      Operations: { [first!.Name]: Operation({}, () => {}), Other: Operation({ ProcedureName: second!.ProcedureName }, () => {}) },
    })
    expect(
      Object.values(supply(service).services[0]!.service.Operations)
        .slice(0, 2)
        .map((one) => typeof one.handler),
    ).toEqual(['function', 'function'])
  })

  it('tells what a module has otherwise', () => {
    const { Name, Operations } = webServices[0]!
    const service = WebService({
      Name,
      Namespace: 'urn:other',
      Operations: {
        [Operations[0]!.Name]: Operation({ Parameters: { Odd: Parameter(xs.int) } }, () => {}),
        Nobody: Operation({}, () => {}),
      },
    })
    expect(supply(service, service).diagnostics.map((one) => one.code)).toEqual([
      'metadata/supply-twice',
      'metadata/supply-other-namespace',
      'metadata/supply-other-parameters',
      'metadata/supply-unknown-operation',
    ])
  })

  it('leaves services of modules that it does not have as they are', () => {
    const own = WebService({ Name: 'Own', Namespace: 'urn:own', Operations: {} })
    expect(supply(own).services.map((one) => one.service.Name)).toEqual([...webServices.map((one) => one.Name), 'Own'])
  })
})
