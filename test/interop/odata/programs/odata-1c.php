<?php
// Bootstrap for the tests of kilylabs/odata-1c with Debian's Guzzle: ODATA_1C names the folder of the repository.
require '/usr/share/php/GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class): void {
    $prefix = 'Kily\\Tools1C\\OData\\';
    $path = getenv('ODATA_1C') . '/src/OData/' . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
    if (str_starts_with($class, $prefix) && is_file($path)) require $path;
});
