class Score < ApplicationRecord
end
