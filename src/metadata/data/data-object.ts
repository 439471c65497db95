/** Reads a data object of any kind to its definition, the same value that code would write. */
import type { DataDefinition, DataDefinitions, DataKind } from '../../infobase/definition/definition.ts'
import { AccountingRegister, accountingRegisterDefaults } from '../../infobase/definition/objects/accounting-register.ts'
import { AccumulationRegister, accumulationRegisterDefaults } from '../../infobase/definition/objects/accumulation-register.ts'
import { BusinessProcess, businessProcessDefaults } from '../../infobase/definition/objects/business-process.ts'
import { CalculationRegister, calculationRegisterDefaults } from '../../infobase/definition/objects/calculation-register.ts'
import { Catalog, catalogDefaults } from '../../infobase/definition/objects/catalog.ts'
import { ChartOfAccounts, chartOfAccountsDefaults } from '../../infobase/definition/objects/chart-of-accounts.ts'
import { ChartOfCalculationTypes, chartOfCalculationTypesDefaults } from '../../infobase/definition/objects/chart-of-calculation-types.ts'
import {
  ChartOfCharacteristicTypes,
  chartOfCharacteristicTypesDefaults,
} from '../../infobase/definition/objects/chart-of-characteristic-types.ts'
import { CommonAttribute, commonAttributeDefaults, type CommonAttributeItem } from '../../infobase/definition/objects/common-attribute.ts'
import { Constant } from '../../infobase/definition/objects/constant.ts'
import { DefinedType } from '../../infobase/definition/objects/defined-type.ts'
import { columnDefaults, DocumentJournal } from '../../infobase/definition/objects/document-journal.ts'
import { DocumentNumerator, documentNumeratorDefaults } from '../../infobase/definition/objects/document-numerator.ts'
import { Document, documentDefaults } from '../../infobase/definition/objects/document.ts'
import { Enum } from '../../infobase/definition/objects/enumeration.ts'
import { ExchangePlan, exchangePlanDefaults, type ExchangePlanItem } from '../../infobase/definition/objects/exchange-plan.ts'
import { InformationRegister, informationRegisterDefaults } from '../../infobase/definition/objects/information-register.ts'
import { Sequence, sequenceDefaults } from '../../infobase/definition/objects/sequence.ts'
import { Task, taskDefaults } from '../../infobase/definition/objects/task.ts'
import { identityDefaults } from '../../infobase/definition/parts/identity.ts'
import { attributeOf, childNamed, elementsOf, type XMLElement } from '../../xml/element.ts'
import type { Files } from '../format/files.ts'
import type { MetadataObject, ObjectPart } from '../format/format.ts'
import type { Complain } from '../format/problems.ts'
import { readSourceFile } from '../format/source-file.ts'
import { routeIn } from './flowchart.ts'
import { attributesIn, dimensionsIn, namedParts, resourcesIn, tabularSectionsIn } from './parts.ts'
import { predefinedIn } from './predefined.ts'
import { propertiesOf } from './properties.ts'
import { recalculationsIn } from './recalculations.ts'
import { childText, itemsOf, namesIn } from './references.ts'
import { typeOf } from './types.ts'

/** What reading one object needs beside its description. */
export interface Around {
  readonly files: Files
  /** Where a part of the object is, or would be. */
  partOf(part: ObjectPart): string
  readonly complain: Complain
}

type Read = { readonly [K in DataKind]: (object: MetadataObject, Name: string, around: Around) => DataDefinitions[K] }

const withTables = (object: MetadataObject, { complain }: Around) => ({
  Attributes: attributesIn(object, complain),
  TabularSections: tabularSectionsIn(object, complain),
})

const withPredefined = (object: MetadataObject, around: Around) => ({
  ...withTables(object, around),
  Predefined: predefinedIn(object, around.files, around.partOf('Predefined'), around.complain),
})

const register = (object: MetadataObject, { complain }: Around) => ({
  Dimensions: dimensionsIn(object, complain),
  Resources: resourcesIn(object, complain),
  Attributes: attributesIn(object, complain),
})

const read: Read = {
  Constant: (object, Name, { complain }) =>
    Constant({ Name, ...propertiesOf(object, identityDefaults, complain), Type: typeOf(object, complain) }),
  Catalog: (object, Name, around) =>
    Catalog({ Name, ...propertiesOf(object, catalogDefaults, around.complain), ...withPredefined(object, around) }),
  Document: (object, Name, around) =>
    Document({
      Name,
      ...propertiesOf(object, documentDefaults, around.complain),
      RegisterRecords: namesIn(object, 'RegisterRecords'),
      ...withTables(object, around),
    }),
  DocumentJournal: (object, Name, { complain }) =>
    DocumentJournal({
      Name,
      ...propertiesOf(object, identityDefaults, complain),
      RegisteredDocuments: namesIn(object, 'RegisteredDocuments'),
      Columns: namedParts(object, 'Column', complain, (child) => propertiesOf(child, columnDefaults, complain)),
    }),
  DocumentNumerator: (object, Name, { complain }) =>
    DocumentNumerator({ Name, ...propertiesOf(object, documentNumeratorDefaults, complain) }),
  Sequence: (object, Name, { complain }) =>
    Sequence({ Name, ...propertiesOf(object, sequenceDefaults, complain), Dimensions: dimensionsIn(object, complain) }),
  Enum: (object, Name, { complain }) =>
    Enum({
      Name,
      ...propertiesOf(object, identityDefaults, complain),
      EnumValues: namedParts(object, 'EnumValue', complain, (child) => propertiesOf(child, identityDefaults, complain)),
    }),
  ChartOfCharacteristicTypes: (object, Name, around) =>
    ChartOfCharacteristicTypes({
      Name,
      ...propertiesOf(object, chartOfCharacteristicTypesDefaults, around.complain),
      Type: typeOf(object, around.complain),
      ...withPredefined(object, around),
    }),
  ChartOfAccounts: (object, Name, around) =>
    ChartOfAccounts({
      Name,
      ...propertiesOf(object, chartOfAccountsDefaults, around.complain),
      AccountingFlags: attributesIn(object, around.complain, 'AccountingFlag'),
      ExtDimensionAccountingFlags: attributesIn(object, around.complain, 'ExtDimensionAccountingFlag'),
      ...withPredefined(object, around),
    }),
  ChartOfCalculationTypes: (object, Name, around) =>
    ChartOfCalculationTypes({
      Name,
      ...propertiesOf(object, chartOfCalculationTypesDefaults, around.complain),
      ...withPredefined(object, around),
    }),
  InformationRegister: (object, Name, around) =>
    InformationRegister({ Name, ...propertiesOf(object, informationRegisterDefaults, around.complain), ...register(object, around) }),
  AccumulationRegister: (object, Name, around) =>
    AccumulationRegister({ Name, ...propertiesOf(object, accumulationRegisterDefaults, around.complain), ...register(object, around) }),
  AccountingRegister: (object, Name, around) =>
    AccountingRegister({ Name, ...propertiesOf(object, accountingRegisterDefaults, around.complain), ...register(object, around) }),
  CalculationRegister: (object, Name, around) =>
    CalculationRegister({
      Name,
      ...propertiesOf(object, calculationRegisterDefaults, around.complain),
      Recalculations: recalculationsIn(object, around),
      ...register(object, around),
    }),
  BusinessProcess: (object, Name, around) =>
    BusinessProcess({
      Name,
      ...propertiesOf(object, businessProcessDefaults, around.complain),
      RoutePoints: routeIn(around.files, around.partOf('Flowchart'), around.complain),
      ...withTables(object, around),
    }),
  Task: (object, Name, around) =>
    Task({
      Name,
      ...propertiesOf(object, taskDefaults, around.complain),
      AddressingAttributes: attributesIn(object, around.complain, 'AddressingAttribute'),
      ...withTables(object, around),
    }),
  ExchangePlan: (object, Name, around) =>
    ExchangePlan({
      Name,
      ...propertiesOf(object, exchangePlanDefaults, around.complain),
      ThisNode: thisNodeOf(object),
      Content: planContent(object, around),
      ...withTables(object, around),
    }),
  CommonAttribute: (object, Name, { complain }) =>
    CommonAttribute({
      Name,
      ...propertiesOf(object, commonAttributeDefaults, complain),
      Type: typeOf(object, complain),
      Content: contentItems(object),
    }),
  DefinedType: (object, Name, { complain }) =>
    DefinedType({ Name, ...propertiesOf(object, identityDefaults, complain), Type: typeOf(object, complain) }),
}

export const readDataObject = (kind: DataKind, object: MetadataObject, Name: string, around: Around): DataDefinition =>
  read[kind](object, Name, around)

function thisNodeOf({ format, element }: MetadataObject): string {
  if (format === 'edt') return attributeOf(element, 'thisNode') ?? ''
  const info = childNamed(element, 'InternalInfo')
  return info === undefined ? '' : childText(info, 'ThisNode')
}

const contentItems = (object: MetadataObject): readonly CommonAttributeItem[] =>
  itemsOf(object, 'Content').map((one) => {
    const use = childText(one, 'Use')
    return Object.freeze({ Metadata: childText(one, 'Metadata'), Use: use === 'Use' || use === 'DontUse' ? use : 'Auto' })
  })

/** `Ext/Content.xml` of a dump, `content` in EDT; what is not said to be registered by itself is not. */
function planContent(object: MetadataObject, { files, partOf, complain }: Around): readonly ExchangePlanItem[] {
  const item = (one: XMLElement): ExchangePlanItem =>
    Object.freeze({
      Metadata: childText(one, 'Metadata') || childText(one, 'MdObject'),
      AutoRecord: childText(one, 'AutoRecord') === 'Allow' ? 'Allow' : 'Deny',
    })
  if (object.format === 'edt') return itemsOf(object, 'Content').map(item)
  const file = partOf('Content')
  const root = files.read(file) === undefined ? undefined : readSourceFile(files, file, complain)?.root
  return root === undefined ? [] : elementsOf(root).map(item)
}
