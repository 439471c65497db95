<?php
// Calls the operations of WSDL documents with given values: `php call_all.php CALLS`, a file of {wsdl: [{operation, arguments}]}. Prints a line a call: ok or why not.
ini_set('soap.wsdl_cache_enabled', '0');
foreach (json_decode(file_get_contents($argv[1]), true) as $wsdl => $calls) {
    $client = new SoapClient($wsdl, ['cache_wsdl' => WSDL_CACHE_NONE, 'exceptions' => true]);
    foreach ($calls as $call) {
        try {
            $client->__soapCall($call['operation'], $call['arguments']);
            print "$wsdl {$call['operation']} ok\n";
        } catch (Throwable $error) {
            print "$wsdl {$call['operation']} " . substr(json_encode($error->getMessage(), JSON_UNESCAPED_UNICODE), 0, 300) . "\n";
        }
    }
}
