# Goes over rows in batches, with a pause after each so that others get their turn. Begun again it goes on with what is left.
class Backfill
  def initialize(rows, batch: 500, pause: 0.05)
    @rows = rows
    @batch = batch
    @pause = pause
  end

  def run
    total = left
    done = 0
    @rows.in_batches(of: @batch) do |some|
      done += yield(some)
      puts "backfill: #{done} of #{total}"
      sleep @pause
    end
    puts "backfill: #{left} left"
  end

  def left
    @rows.count
  end
end
