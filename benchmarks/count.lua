-- wrk runs this at its end: one line of numbers, which benchmarks/serving.py reads.
done = function(summary)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format('%d %d %d %d', summary.requests, summary.bytes, summary.duration, failed))
end
