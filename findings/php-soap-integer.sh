#!/usr/bin/env bash
# PHP 8.2.36 (Debian's php8.2-soap 8.2.36-1~deb12u1): SoapClient sends a value by the type that the WSDL gives to its element. xs:integer and
# the types made from it have no greatest value (XML Schema part 2, 3.3.13), and a text is the way to give a large one. PHP sends
# 9223372036854775807 in its place, without an error, and -9223372036854775808 below: a code of 20 digits arrives as another number, the
# same for all of them; so does an xs:unsignedLong of the upper half. From an answer it makes a double of 17 digits of them. A float for an
# xs:decimal keeps 14 digits, 1234567890123.45 is 1234567890123.4, and gets an exponent, 1.0E-5, which no xs:decimal has. An xs:decimal
# that is given as a text is sent whole, and read as a text.
# Expected before the run: the digits of the text, as for xs:decimal, or an error. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
cd "$folder"
version=8.2.36-1~deb12u1
needed=$(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances \
  libargon2-1 libpcre2-8-0 libsodium23 libssl3 libxml2 | grep -E '^lib' | grep -vE '^(libc6|libgcc-s1|libcrypt1)$' | sort -u)
apt-get download php8.2-cli=$version php8.2-common=$version php8.2-soap=$version $needed >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" root; done
cat > run.php <<'PHP'
<?php
class Client extends SoapClient {
  public string $sent = '';
  public string $answer = '';
  function __doRequest($request, $location, $action, $version, $oneWay = false): ?string { $this->sent = $request; return $this->answer; }
}
$given = ['integer' => ['40702810000012345678', '-40702810000012345678'], 'nonNegativeInteger' => ['40702810000012345679'],
  'unsignedLong' => ['18446744073709551615'], 'decimal' => ['12345678901234567890.12', 1234567890123.45, 0.00001]];
$elements = implode('', array_map(fn ($type) => "<xs:element name='$type' type='xs:$type' maxOccurs='unbounded'/>", array_keys($given)));
$holder = fn ($name) => "<xs:element name='$name'><xs:complexType><xs:sequence>$elements</xs:sequence></xs:complexType></xs:element>";
file_put_contents('numbers.wsdl', "<definitions xmlns='http://schemas.xmlsoap.org/wsdl/' xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/'
 xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:numbers' targetNamespace='urn:numbers'>
 <types><xs:schema targetNamespace='urn:numbers' elementFormDefault='qualified'>{$holder('Put')}{$holder('PutResponse')}</xs:schema></types>
 <message name='In'><part name='p' element='t:Put'/></message><message name='Out'><part name='p' element='t:PutResponse'/></message>
 <portType name='Port'><operation name='Put'><input message='t:In'/><output message='t:Out'/></operation></portType>
 <binding name='Binding' type='t:Port'><soap:binding style='document' transport='http://schemas.xmlsoap.org/soap/http'/>
  <operation name='Put'><soap:operation soapAction=''/><input><soap:body use='literal'/></input><output><soap:body use='literal'/></output>
  </operation></binding>
 <service name='Numbers'><port name='NumbersPort' binding='t:Binding'><soap:address location='http://127.0.0.1/'/></port></service></definitions>");
$client = new Client('numbers.wsdl', ['cache_wsdl' => WSDL_CACHE_NONE, 'features' => SOAP_SINGLE_ELEMENT_ARRAYS]);
$texts = implode('', array_map(fn ($type) => "<$type>{$given[$type][0]}</$type>", array_keys($given)));
$client->answer = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><PutResponse xmlns='urn:numbers'>$texts</PutResponse></s:Body></s:Envelope>";
$read = $client->Put($given);
foreach ($given as $type => $values) {
  preg_match_all("~<ns1:$type>(.*?)</ns1:$type>~", $client->sent, $sent);
  foreach ($values as $index => $value) echo "$type ", json_encode($value), ' is sent as ', $sent[1][$index], "\n";
  echo "$type $values[0] is read as ", json_encode($read->$type[0]), "\n";
}
PHP
LD_LIBRARY_PATH=$(find "$PWD/root" -name '*.so*' -not -path '*/php/*' -printf '%h\n' | sort -u | paste -sd:) \
  root/usr/bin/php8.2 -n -d extension="$(find "$PWD/root" -name soap.so)" run.php | tee seen.txt
cat > expected.txt <<'TXT'
integer "40702810000012345678" is sent as 9223372036854775807
integer "-40702810000012345678" is sent as -9223372036854775808
integer 40702810000012345678 is read as 4.0702810000012345e+19
nonNegativeInteger "40702810000012345679" is sent as 9223372036854775807
nonNegativeInteger 40702810000012345679 is read as 4.0702810000012345e+19
unsignedLong "18446744073709551615" is sent as 9223372036854775807
unsignedLong 18446744073709551615 is read as 1.8446744073709552e+19
decimal "12345678901234567890.12" is sent as 12345678901234567890.12
decimal 1234567890123.45 is sent as 1234567890123.4
decimal 1.0e-5 is sent as 1.0E-5
decimal 12345678901234567890.12 is read as "12345678901234567890.12"
TXT
diff expected.txt seen.txt && echo "as found: integers stop at 2^63 - 1"
