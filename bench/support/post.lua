-- For `load.mjs`: every request of wrk is a POST of the file that is named behind `--`.
function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  wrk.method = "POST"
  wrk.body = file:read("*a")
  wrk.headers["Content-Type"] = "text/xml; charset=utf-8"
  file:close()
end
