Rails.application.routes.draw do
  get "/up", to: "health#show"
  get "/slow", to: "health#slow"
  get "/posts", to: "posts#index"
  post "/posts", to: "posts#create"
  post "/visits", to: "visits#create"
  post "/count", to: "posts#count"
end
