/** `standin vrd init`: a default.vrd that publishes what is served. */
import { existsSync } from 'node:fs'
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import { offered } from '../../host/machine/channels.ts'
import { writeWhole } from '../../host/machine/whole-file.ts'
import type { HTTPService } from '../../hs/service/service.ts'
import { createSourceLoader } from '../../load/sources.ts'
import type { Service } from '../../platform/configuration.ts'
import type { Point, ReuseWord } from '../../publication/point.ts'
import { writePublication } from '../../publication/vrd-write.ts'
import type { DescribedWebService } from '../../ws/foreign/service.ts'
import type { WebService } from '../../ws/service/service.ts'
import { servedServices } from '../serving/served-services.ts'
import { definedByFiles } from '../serving/serving.ts'
import { CommandError } from '../shared/command-error.ts'
import { countOf } from '../shared/count.ts'
import { placeIn } from '../shared/documents.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import type { ProjectArguments } from '../shared/project.ts'
import { out, say, sayDiagnostics } from '../shared/terminal.ts'
import { isThere, writing } from '../shared/write-output.ts'

export interface VRDArguments extends ProjectArguments {
  readonly base: string
  readonly out: string
  readonly lang: Language
  readonly force?: true
}

export async function vrdInitCommand(paths: readonly string[], options: VRDArguments): Promise<Exit> {
  const loaded = await createSourceLoader(paths, placeIn(options)).load()
  refusePathProblems(loaded.diagnostics, options.lang)
  sayDiagnostics(loaded.diagnostics, options.lang)
  const services = [...servedServices(loaded).map((one) => one.service), ...(await definedByFiles(loaded)).filter(isHTTPService)]
  const webServices = [...loaded.servedWebServices, ...loaded.described]
  if (services.length + webServices.length === 0)
    throw new CommandError('nothing', said('nothing is written: there is no service to publish', 'ничего не записано: публиковать нечего'))
  if (!options.force && existsSync(options.out)) throw alreadyThere(options.out)
  const text = writePublication(pointOf(services, webServices, options.base))
  await writing('--out', () =>
    writeWhole(options.out, text, options.force ? {} : { fresh: true }).catch((error: unknown) => {
      throw isThere(error) ? alreadyThere(options.out) : error
    }),
  )
  out(options.out)
  const counted = `${countOf(services.length, 'HTTP service', options.lang)}, ${countOf(webServices.length, 'Web service', options.lang)}`
  say(
    options.lang === 'en'
      ? `published: ${counted}; \`standin serve --vrd ${options.out}\` serves them`
      : `опубликовано: ${counted}; их отдает \`standin serve --vrd ${options.out}\``,
  )
  return 'ok'
}

const alreadyThere = (file: string): CommandError =>
  new CommandError(
    'exists',
    said(`nothing is written: ${file} exists (--force overwrites it)`, `ничего не записано: ${file} уже есть (--force перезапишет)`),
  )

/** In the order and with the values that 1C writes (source 21). */
const isHTTPService = (service: Service): service is HTTPService => 'URLTemplates' in service

const pointOf = (services: readonly HTTPService[], webServices: readonly (WebService | DescribedWebService)[], base: string): Point => ({
  base: base === '' ? '/' : base,
  ib: 'File="";',
  ws: {
    pointEnableCommon: false,
    point: webServices.map((service) => ({
      name: service.Name,
      alias: offered(service).addresses.at(-1)!,
      enable: true,
      ...sessionsOf(service),
    })),
  },
  httpServices: {
    publishByDefault: false,
    service: services.map((service) => ({ name: service.Name, rootUrl: service.RootURL, enable: true, ...sessionsOf(service) })),
  },
})

const sessionsOf = ({ ReuseSessions, SessionMaxAge }: HTTPService | WebService | DescribedWebService) => ({
  reuseSessions: ReuseSessions.toLowerCase() as ReuseWord,
  sessionMaxAge: SessionMaxAge,
  poolSize: 10,
  poolTimeout: 5,
})
