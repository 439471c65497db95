#!/usr/bin/env bash
# odata-openapi 0.29.0 (npm, of the OASIS committee of OData) makes an OpenAPI document of a $metadata document of versions 2.0 to 4.01. It
# knows that 2.0 counts by $inlinecount; of 3.0 it describes version 4's $count=true and @odata.count, which no service of 3.0 has. Keys and
# parameters of functions have no literals of versions below 4 in either: Goods({Ref_Key}) with a bare UUID where 2.0 and 3.0 want
# guid'…', Rates(Period='{Period}') where they want datetime'…' ([MS-ODATA] 2.2.2; OData 3.0 URL conventions). A client that is generated
# from it for 1C reads lists without their number, and no entity by its key.
# Expected before the run: Goods(guid'{Ref_Key}'), $inlinecount. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact odata-openapi@0.29.0
cat > make.cjs <<'JS'
const { writeFileSync } = require('node:fs')
const key = (...names) => `<Key>${names.map((name) => `<PropertyRef Name="${name}"/>`).join('')}</Key>`
const property = (name, type) => `<Property Name="${name}" Type="Edm.${type}" Nullable="false"/>`
for (const version of ['2.0', '3.0'])
  writeFileSync(
    `metadata-${version}.xml`,
    `<?xml version="1.0" encoding="UTF-8"?>
<edmx:Edmx xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" Version="1.0">
<edmx:DataServices xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" m:DataServiceVersion="${version}">
<Schema xmlns="http://schemas.microsoft.com/ado/${version === '2.0' ? '2008/09' : '2009/11'}/edm" Namespace="Shop">
<EntityType Name="Good">${key('Ref_Key')}${property('Ref_Key', 'Guid')}${property('Name', 'String')}</EntityType>
<EntityType Name="Rate">${key('Period', 'Good_Key')}${property('Period', 'DateTime')}${property('Good_Key', 'Guid')}</EntityType>
<EntityContainer Name="Base" m:IsDefaultEntityContainer="true"><EntitySet Name="Goods" EntityType="Shop.Good"/>
<EntitySet Name="Rates" EntityType="Shop.Rate"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`,
  )
JS
node make.cjs
for version in 2.0 3.0; do npx odata-openapi3 --skipBatchPath --target "$version.json" "metadata-$version.xml" >/dev/null; done
cat > run.cjs <<'JS'
for (const version of ['2.0', '3.0']) {
  const { paths, components } = require(`./${version}.json`)
  const { parameters, responses } = paths['/Goods'].get
  const named = parameters.map((one) => (one.$ref ? components.parameters[one.$ref.split('/').pop()] : one).name)
  console.log(version, Object.keys(paths).filter((path) => path.includes('(')).join(' '), named.find((name) => name.includes('count')))
  console.log('   ', Object.keys(responses['200'].content['application/json'].schema.properties).join(' '))
}
JS
node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
2.0 /Goods({Ref_Key}) /Rates(Period='{Period}',Good_Key={Good_Key}) $inlinecount
    d
3.0 /Goods({Ref_Key}) /Rates(Period='{Period}',Good_Key={Good_Key}) $count
    @odata.count value
TXT
diff expected.txt seen.txt && echo "as found: version 3 counts as version 4 does, keys are without literals"
