<?php
// The same consumer in PHP, with streams: no extension is needed.

function quoted(string $text): string
{
    return "'" . str_replace("'", "''", $text) . "'";
}

/** 1C has read the request and says no: asking again changes nothing. */
class Refused extends Exception {}

function ask(string $base, string $path, array $query = [], ?array $body = null): array
{
    // Neither a slash nor parentheses, quotes and commas are encoded: they part the path.
    $path = strtr(rawurlencode($path), ['%2F' => '/', '%28' => '(', '%29' => ')', '%27' => "'", '%3D' => '=', '%2C' => ',']);
    $query = http_build_query(['$format' => 'json'] + $query, '', '&', PHP_QUERY_RFC3986);
    $http = ['method' => $body === null ? 'GET' : 'POST', 'ignore_errors' => true, 'timeout' => 30, 'header' => ['Accept: application/json', 'Content-Type: application/json']];
    if ($body !== null) $http['content'] = json_encode((object) $body);
    $text = @file_get_contents("$base/odata/standard.odata/$path?$query", false, stream_context_create(['http' => $http]));
    $status = (int) (explode(' ', $http_response_header[0] ?? '')[1] ?? 0);
    $answer = $text === '' ? [] : json_decode((string) $text, true);
    if (isset($answer['odata.error'])) throw new Refused($answer['odata.error']['message']['value']);
    if (!is_array($answer) || $status >= 300 || $status === 0) throw new RuntimeException("status $status");
    return $answer;
}

function placeOrder(string $base, string $article, float $count): string
{
    try {
        $filter = 'Артикул eq ' . quoted($article) . ' and IsFolder eq false';
        $product = ask($base, 'Catalog_Товары', ['$filter' => $filter, '$select' => 'Ref_Key,Цена', '$top' => '1'])['value'][0] ?? null;
        if ($product === null) return 'refused: unknown product';
        $condition = quoted("Товар_Key eq guid'{$product['Ref_Key']}'");
        $left = ask($base, "AccumulationRegister_ТоварныеЗапасы/Balance(Condition=$condition)")['value'][0] ?? null;
        if (($left['КоличествоBalance'] ?? 0) < $count) return 'refused: not enough';
        $rows = [['LineNumber' => '1', 'Товар_Key' => $product['Ref_Key'], 'Количество' => $count]];
        $made = ask($base, 'Document_РасходТовара', [], ['Date' => '2024-02-01T12:00:00', 'Товары' => $rows]);
        ask($base, "Document_РасходТовара(guid'{$made['Ref_Key']}')/Post", ['PostingModeOperational' => 'false'], []);
        return 'posted: ' . $made['Number'];
    } catch (Refused $refused) {
        return 'refused: ' . $refused->getMessage();
    } catch (RuntimeException) {
        return 'try again later';
    }
}

/** What a test asks of the admin surface. */
function admin(string $method, string $path, ?array $body = null): array
{
    $http = ['method' => $method, 'ignore_errors' => true, 'header' => 'Content-Type: application/json', 'content' => $body === null ? '' : json_encode($body)];
    return (array) json_decode((string) file_get_contents(getenv('STANDIN_ADMIN_URL') . $path, false, stream_context_create(['http' => $http])), true);
}

/** How often the interface was called so; less than once is not an error here. */
function calls(string $set, string $method, array $request = []): int
{
    $wanted = ['service' => 'standard.odata', 'set' => $set, 'method' => $method, 'times' => ['atLeast' => 0]];
    return admin('POST', '/verify', $wanted + ($request === [] ? [] : ['request' => $request]))['received'] ?? -1;
}
