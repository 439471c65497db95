/** The options of `serve`. */
import type { Language } from '../../diagnostics/print.ts'
import type { Unpublished } from '../../platform/refuse.ts'
import type { WSDLForm } from '../../wsdl/write/write.ts'
import type { DataArguments } from '../serving/data.ts'
import type { ExternalArguments } from '../serving/external.ts'
import type { InfobaseArguments } from '../serving/publication-files.ts'
import type { SettingsArguments } from '../serving/settings.ts'
import type { BSLArguments } from '../shared/bsl-options.ts'
import type { DocumentArguments } from '../shared/documents.ts'
import type { ProjectArguments } from '../shared/project.ts'
import type { LimitArguments } from './limits.ts'
import type { TLSFiles } from './tls-files.ts'

export interface ServeArguments
  extends
    TLSFiles,
    InfobaseArguments,
    SettingsArguments,
    DocumentArguments,
    BSLArguments,
    DataArguments,
    ExternalArguments,
    LimitArguments,
    ProjectArguments {
  readonly port: number
  readonly host: string
  readonly lang: Language
  readonly maxBody?: number
  readonly admin?: number
  readonly adminHost?: string
  readonly record?: string
  readonly secret?: readonly string[]
  readonly watch?: true
  readonly json?: true
  readonly log?: true
  readonly quiet?: true
  readonly clock?: string
  readonly hideExceptions?: true
  readonly unpublished?: Unpublished
  readonly trustForwarded?: true
  readonly cors?: readonly string[]
  readonly sessions?: true
  readonly wsdl: WSDLForm
}
