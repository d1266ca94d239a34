@source:SCOPE
Feature: For whom the guideline is

  Scenario: Indoors
    Given the plant stands indoors
    When the plant is cared for
    Then the patient is in scope

  Scenario: Outdoors
    Given the plant stands outdoors
    When the plant is cared for
    Then the patient is out of scope
    And watering is out of scope

  Scenario: Nobody knows where the plant stands
    Given the place is unknown
    When the plant is cared for
    Then it is not known whether the patient is in scope
