<?php
// The Web service of `soap.mjs` by PHP's SoapServer, under PHP's own server; the WSDL is the file that PERF_WSDL names.
class Perf
{
    public function Echo($in)
    {
        return ['return' => $in->text];
    }

    public function GetRows($in)
    {
        $rows = [];
        for ($n = 0; $n < $in->count; $n++) {
            $rows[] = [
                'Code' => "000-$n", 'Name' => "Номенклатура & товар $n", 'Unit' => $n % 10 === 0 ? null : 'шт', 'Price' => "$n.25", 'Count' => $n,
                'Date' => sprintf('2026-%02d-%02dT%02d:00:00', 1 + $n % 12, 1 + $n % 28, $n % 24), 'Active' => $n % 2 === 0,
            ];
        }
        return ['return' => ['Row' => $rows]];
    }

    public function PutRows($in)
    {
        return ['return' => count($in->rows->Row)];
    }
}

$server = new SoapServer(getenv('PERF_WSDL'), ['features' => SOAP_SINGLE_ELEMENT_ARRAYS, 'cache_wsdl' => WSDL_CACHE_BOTH]);
$server->setClass('Perf');
$server->handle();
