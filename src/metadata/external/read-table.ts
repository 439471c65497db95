/** Reads a table of an external data source, or a dimension table of a cube, to its definition. */
import { dimensionTableDefaults, ExternalDataSourceDimensionTable } from '../../external/definition/cube.ts'
import { ExternalDataSourceField, fieldDefaults } from '../../external/definition/field.ts'
import { ExternalDataSourceTable, tableDefaults } from '../../external/definition/table.ts'
import { namedParts } from '../data/parts.ts'
import { propertiesOf } from '../data/properties.ts'
import { typeOf } from '../data/types.ts'
import type { MetadataObject } from '../format/format.ts'
import type { Complain } from '../format/problems.ts'
import type { Placed } from './places.ts'
import { fieldNamed, fieldsNamed, valueOf } from './values.ts'

export function tableOf({ object, placed }: Placed, complain: Complain): ExternalDataSourceTable {
  placed([], object)
  return ExternalDataSourceTable({
    ...propertiesOf(object, tableDefaults, complain),
    KeyFields: fieldsNamed(object, 'KeyFields'),
    InputByString: fieldsNamed(object, 'InputByString'),
    DataLockFields: fieldsNamed(object, 'DataLockFields'),
    PresentationField: fieldNamed(object, 'PresentationField'),
    ParentField: fieldNamed(object, 'ParentField'),
    DataVersionField: fieldNamed(object, 'DataVersionField'),
    UnfilledParentValue: valueOf(object, 'UnfilledParentValue'),
    Fields: fieldsIn({ object, placed }, object.format === 'edt' ? 'TableField' : 'Field', complain),
  })
}

export function dimensionTableOf({ object, placed }: Placed, complain: Complain): ExternalDataSourceDimensionTable {
  placed([], object)
  return ExternalDataSourceDimensionTable({
    ...propertiesOf(object, dimensionTableDefaults, complain),
    PresentationField: fieldNamed(object, 'PresentationField'),
    UnfilledParentValue: valueOf(object, 'UnfilledParentValue'),
    Fields: fieldsIn({ object, placed }, 'Field', complain),
  })
}

const fieldsIn = ({ object, placed }: Placed, kind: string, complain: Complain): Record<string, ExternalDataSourceField> =>
  namedParts(object, kind, complain, (child: MetadataObject) => {
    placed(['Fields'], child)
    return ExternalDataSourceField(typeOf(child, complain), {
      ...propertiesOf(child, fieldDefaults, complain),
      FillValue: valueOf(child, 'FillValue'),
    })
  })
