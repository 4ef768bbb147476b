-- wrk script for bin/bench: sends real forms to, or asks for the pages of, many polls in turn.
-- usage: wrk … -s forms.lua URL -- MODE PREFIX POLLS CHOICES COUNT [SEAL]
--   MODE   create: the form of a new poll at PREFIX-1 … PREFIX-POLLS;  vote: the form of a vote;  view: the page
--   COUNT  how often for each poll; 0: until time is up. With a count, the rate is taken up to the last answer.
--   SEAL   what the server put into the form of a new poll against programs that fill in forms
local ffi = require('ffi')
ffi.cdef [[ typedef struct { long sec; long usec; } bench_time; int gettimeofday(bench_time *t, void *zone); ]]

local threads = {}
local workers = 2

local function now()
  local time = ffi.new('bench_time')
  ffi.C.gettimeofday(time, nil)
  return tonumber(time.sec) + tonumber(time.usec) / 1e6
end

function setup(thread)
  thread:set('number', #threads)
  table.insert(threads, thread)
end

local function encode(text)
  return (text:gsub('[^%w]', function(c) return string.format('%%%02X', c:byte()) end))
end

local function body_of_a_poll(choices, seal)
  local texts = {}
  for choice = 1, choices do texts[choice] = 'Proposal number ' .. choice end
  return 'seal=' .. encode(seal):gsub('%%', '%%%%') .. '&title=A+poll+of+the+bench&address=chosen&slug=%s&zone=Europe%%2FBerlin&texts='
    .. encode(table.concat(texts, '\r\n')):gsub('%%', '%%%%') .. '&do=create'
end

-- Some ballots to choose from, so that the answers differ.
local function ballots(choices)
  local all = {}
  for ballot = 1, 16 do
    local answers = {}
    for choice = 1, choices do answers[choice] = 'a' .. choice .. '=' .. (choice * ballot * 7 % 4 + 1) end
    all[ballot] = '&' .. table.concat(answers, '&')
  end
  return all
end

function init(args)
  mode, prefix, polls, choices, count = args[1], args[2], tonumber(args[3]), tonumber(args[4]), tonumber(args[5])
  -- Status of a right answer, and a page with another one that asks no database.
  good, filler = 303, '/robots.txt'
  if mode == 'view' then good, filler = 200, '/poll/none/edit/choices/date/' end
  sent, answered, refused, began, ended = 0, 0, 0, 0, 0
  -- Names each sending, as the form's script does.
  run = string.format('%d-%016d', number, now() * 1e6)
  -- The polls are dealt out to the threads.
  mine = math.floor((polls - number + workers - 1) / workers)
  wanted = count * mine
  -- A thread for which none is left goes to the first one's.
  if count == 0 then mine = math.max(1, mine) end
  wrk.headers['Accept-Encoding'] = 'identity'
  if mode ~= 'view' then
    wrk.headers['Content-Type'] = 'application/x-www-form-urlencoded'
    wrk.headers['Sec-Fetch-Site'] = 'same-origin'
  end
  if mode == 'create' then form = body_of_a_poll(choices, args[6]) else votes = ballots(choices) end
end

function request()
  -- The first request of the first thread is never sent: wrk looks at it to learn how scripts pipeline.
  if number == 0 and not looked_at then
    looked_at = true
    return wrk.format('GET', filler)
  end
  if began == 0 then began = now() end
  local poll = prefix .. '-' .. (((sent % mine) * workers + number) % polls + 1)
  sent = sent + 1
  -- wrk cannot stop one connection: what is too much asks for something small with another status.
  if count > 0 and sent > wanted then return wrk.format('GET', filler) end
  if mode == 'create' then return wrk.format('POST', '/new/universal/', nil, form:format(poll)) end
  if mode == 'view' then return wrk.format('GET', '/poll/' .. poll .. '/') end
  return wrk.format('POST', '/poll/' .. poll .. '/vote/', nil, 'name=Voter+' .. number .. '+' .. sent .. votes[sent % 16 + 1] .. '&once=' .. run .. string.format('-%09d', sent))
end

function response(status)
  if status >= 400 then refused = refused + 1 elseif status == good then answered = answered + 1 end
  if count > 0 and ended == 0 and answered + refused == wanted then
    ended = now()
    -- wrk itself sleeps until its time is up; the driver ends it when every thread has said this.
    print('thread done')
    io.flush()
    wrk.thread:stop()
  end
end

function done(summary, latency)
  local total, refusals, first, last = 0, 0, math.huge, 0
  for _, thread in ipairs(threads) do
    total = total + thread:get('answered')
    refusals = refusals + thread:get('refused')
    first = math.min(first, thread:get('began'))
    last = math.max(last, thread:get('ended'))
  end
  if last > 0 then print(string.format('counted rate: %.2f', total / (last - first))) end
  print(string.format('counted: %d refused: %d', total, refusals))
end
